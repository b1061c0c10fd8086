package lib

import future.keywords.not

# METADATA
# description: Every container definition that can be read, by index; essential or not, init, FireLens, proxy.
containers[index] := container if {
	some index, container in input.resource.configuration.ContainerDefinitions
	is_object(container)
	not is_unknown(container)
}

# METADATA
# scope: document
# description: Paths of all containers, known or not, which is what a check of containers has looked at.
examined_containers contains ["ContainerDefinitions", index] if some index, _ in containers

examined_containers contains open_place.path if some open_place in open_in_containers([])

# METADATA
# description: |
#   The entries for `unknowns` for a place in every container, such as ["LinuxParameters", "Capabilities"]: what cannot be
#   known there or anywhere on the way, the containers themselves included.
open_in_containers(place) := open_at([array.concat(["ContainerDefinitions", "*"], place)])

# METADATA
# description: How messages name a container; by position when its name cannot be known.
container_title(index, container) := $"Container \"{container.Name}\" of {subject_title}" if {
	is_string(container.Name)
} else := $"Container #{index} of {subject_title}"

# METADATA
# scope: document
# description: How messages name the subject; `family:revision` for a registered task definition.
default subject_title := "this resource"

subject_title := _family_and_revision if {
	input.resource.type == "AWS::ECS::TaskDefinition"
} else := input.resource.id if {
	not startswith(input.resource.id, "arn:")
} else := _last_segment(input.resource.id)

_family_and_revision := _last_segment(arn) if {
	arn := input.resource.configuration.TaskDefinitionArn
} else := _last_segment(arn) if {
	arn := input.resource.arn
} else := $"{input.resource.configuration.Family}:{input.resource.configuration.Revision}" if {
	is_string(input.resource.configuration.Family)
	is_number(input.resource.configuration.Revision)
} else := input.resource.configuration.Family if {
	is_string(input.resource.configuration.Family)
}

_last_segment(text) := segments[count(segments) - 1] if segments := split(text, "/")
