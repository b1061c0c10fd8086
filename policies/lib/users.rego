package lib

import future.keywords.not

# METADATA
# description: |
#   Whether a user setting means root: the part before the colon is `root` (case-sensitive) or an integer equal to 0
#   (`0`, `00`, `+0`). Blank is not decided here: it means the image's own user.
is_root_user(user) if _is_root(_user_part(user))

# METADATA
# description: Whether a user setting names root as its group.
has_root_group(user) if {
	contains(user, ":")
	_is_root(trim_space(split(user, ":")[1]))
}

# METADATA
# description: Whether a user setting leaves the user to the image.
is_blank_user(user) if _user_part(user) == ""

_user_part(user) := trim_space(split(user, ":")[0])

_is_root("root")

_is_root(part) if {
	digits := trim_left(part, "+-")
	digits != ""
	trim(digits, "0") == ""
}
