package lib

import future.keywords.not

# METADATA
# description: |
#   A host path as the host itself takes it: `.` and `..` resolved, `//` collapsed, without a slash at the end, `/` in front.
#   A Windows path (a drive, or backslashes) gets slashes and small letters, since case means nothing there: `/c:/data`.
#   Names of Windows pipes stay as they are but for that: `//./pipe/docker_engine`.
clean_path(written) := lower(slashed) if {
	slashed := replace(written, `\`, "/")
	startswith(lower(slashed), "//./pipe/")
} else := _resolved_path(lower(replace(written, `\`, "/"))) if {
	_is_windows_path(written)
} else := _resolved_path(written)

# METADATA
# scope: document
# description: Whether a clean path equals a clean folder or lies under it, whole segments at a time.
path_within(path, folder) if path == folder

path_within(path, folder) if startswith(path, $"{trim_suffix(folder, "/")}/")

# METADATA
# scope: document
# description: Whether two clean paths share anything, because they are equal or one lies under the other.
paths_overlap(path, other) if path_within(path, other)

paths_overlap(path, other) if path_within(other, path)

_is_windows_path(written) if startswith(written, `\`)

_is_windows_path(written) if indexof(written, ":") == 1

# A name is left again where the depth behind a later ".." is less than its own; that depths may fall below the root changes
# nothing for what comes behind. A path with more ".." than anybody writes may lead anywhere and counts as the root.
_resolved_path(path) := $"/{concat("/", kept)}" if {
	steps := [step | some step in split(path, "/"); not step in {"", "."}]
	ups := [position | some position, step in steps; step == ".."]
	count(ups) <= 64
	depths := [depth | some nth, position in ups; depth := (position - (2 * nth)) - 1]
	lowest := {nth: min(array.slice(depths, nth, count(depths))) | some nth, _ in ups}
	names := [position | some position, step in steps; step != ".."]
	kept := [steps[position] |
		some nth, position in names
		ups_before := position - nth
		not lowest[ups_before] < (nth - ups_before) + 1
	]
} else := "/"
