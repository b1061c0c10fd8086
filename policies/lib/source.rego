package lib

# METADATA
# description: |
#   Whether the resource exists in an account, so that look-ups about it can be made; else somebody has written it down, in a
#   template or a request, and it is judged by what is written.
is_deployed if input.resource.source in {"config", "describe", "task-event"}
