package lib_test

import data.lib

import future.keywords.not

test_deployed_sources[source] if {
	some source in ["config", "describe", "task-event"]
	lib.is_deployed with input as {"resource": {"source": source}}
}

test_written_sources[source] if {
	some source in ["task-definition", "cloudformation"]
	not lib.is_deployed with input as {"resource": {"source": source}}
}
