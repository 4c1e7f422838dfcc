"""The commands: one module each, arguments in and one plain function; only here is anything printed."""
