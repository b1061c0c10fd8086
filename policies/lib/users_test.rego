package lib_test

import data.lib

import future.keywords.not

test_containers_that_leave_their_user_to_the_image[note] if {
	some note, container in {"absent": {}, "blank": {"User": "  "}, "a group alone": {"User": ":0"}}
	lib.leaves_user_to_image(container)
	not lib.names_root(container)
}

test_containers_that_name_root[note] if {
	some note, container in {"by name": {"User": "root"}, "by number": {"User": "0:1"}}
	lib.names_root(container)
	not lib.leaves_user_to_image(container)
}

test_containers_that_do_neither[note] if {
	some note, container in {"another user": {"User": "1000:0"}, "a user that cannot be known": {"User": reference}}
	not lib.names_root(container)
	not lib.leaves_user_to_image(container)
}
