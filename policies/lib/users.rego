package lib

import future.keywords.not

# METADATA
# description: |
#   Whether a user setting means root: the part before the colon is `root` (case-sensitive) or an integer equal to 0
#   (`0`, `00`, `+0`). Blank is not decided here: it means the image's own user.
is_root_user(user) if _is_root(_user_part(user))

# METADATA
# description: Whether a user setting names root as its group.
has_root_group(user) if _is_root(trim_space(split(user, ":")[1]))

# METADATA
# description: Whether a user setting leaves the user to the image.
is_blank_user(user) if _user_part(user) == ""

# METADATA
# scope: document
# description: Whether a container leaves its user to the image, because it names none or a blank one.
leaves_user_to_image(container) if not container.User

leaves_user_to_image(container) if is_blank_user(container.User)

# METADATA
# description: Whether a container names root as its user.
names_root(container) if is_root_user(container.User)

_user_part(user) := trim_space(split(user, ":")[0])

_is_root("root")

_is_root(part) if {
	digits := trim_left(part, "+-")
	digits != ""
	trim(digits, "0") == ""
}
