"""Where work happens: workers that may be killed, and a cache of what was decided. Knows only callables."""
