# METADATA
# title: All requested decisions of a subject
# description: One evaluation for all checks, so that the input is parsed once.
# scope: package
# schemas:
#   - input: schema.input
package main

# METADATA
# entrypoint: true
reports[id] := report if {
	some id, _ in input.params
	report := data.policies[id].report
}
