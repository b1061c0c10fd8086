package lib

# METADATA
# description: |
#   What several answers (`yes`, `no` or `unknown`) to "is this so?" come to where all of them count: one "no" is enough for
#   "no", and nothing at all is "yes".
all_of(answers) := "no" if {
	"no" in answers
} else := "unknown" if {
	"unknown" in answers
} else := "yes"

# METADATA
# description: The same where one of them is enough; nothing at all is "no".
any_of(answers) := "yes" if {
	"yes" in answers
} else := "unknown" if {
	"unknown" in answers
} else := "no"
