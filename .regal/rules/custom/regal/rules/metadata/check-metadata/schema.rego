package custom.regal.rules.metadata["check-metadata"]

# METADATA
# description: |
#   JSON Schema of the package annotation of a check, closed at every level. It stands in Rego because Regal stops at any
#   JSON file below its rules.
schema := _closed({
	"scope": {"const": "package"},
	"title": _text(100),
	"description": _text(400),
	"related_resources": {"type": "array", "minItems": 1, "items": {
		"type": "object",
		"required": ["ref"],
		"additionalProperties": false,
		"properties": {"ref": {"type": "string", "pattern": "^https://"}, "description": _text(200)},
	}},
	"schemas": {"const": [{"path": ["input"], "schema": ["schema", "input"]}]},
	"custom": _custom,
})

_custom := object.union(
	_closed({
		"id": _identifier,
		"severity": {"enum": vocabulary.severities},
		"enabled": {"type": "boolean"},
		"trigger": {"enum": vocabulary.triggers},
		"resourceTypes": _list({"enum": object.keys(vocabulary.resourceTypes)}),
		"parameters": _parameters,
		"risk": _text(400),
		"frameworks": {
			"type": "object",
			"additionalProperties": false,
			"properties": {framework: _list(_control) | some framework in vocabulary.frameworks},
		},
		"equivalents": {
			"type": "object",
			"additionalProperties": false,
			"properties": {tool: _list(_text(100)) | some tool in vocabulary.equivalents},
		},
		"remediation": _remediation,
	}),
	# A field that has a meaning only when it is there.
	{"properties": {
		"facts": _list({"enum": vocabulary.facts}),
		"re2": {"const": true},
		"deprecated": {"const": true},
		"aliases": _list(_identifier),
	}},
)

_control := _closed({"id": _text(40), "mapping": {"enum": vocabulary.mappings}})

_remediation := object.union(
	_closed({"class": {"enum": vocabulary.remediations}, "text": _text(400)}),
	{"properties": {"document": {"type": "string", "pattern": _kebab_case}}},
)

_parameters := object.union(
	_closed({
		"type": {"const": "object"},
		"additionalProperties": {"const": false},
		"properties": {
			"type": "object",
			"propertyNames": {
				"pattern": "^[a-z][A-Za-z0-9]{0,63}$",
				"not": {"enum": vocabulary.reservedParameters},
			},
			"additionalProperties": _parameter,
		},
	}),
	{"properties": {"required": _list({"type": "string"})}},
)

_parameter := object.union(
	_closed({"type": {"enum": vocabulary.parameterTypes}, "description": _text(400)}),
	{
		"properties": {
			"default": {},
			"enum": _list(_text(100)),
			"items": {
				"type": "object",
				"required": ["type"],
				"additionalProperties": false,
				"properties": {"type": {"const": "string"}, "enum": _list(_text(100))},
			},
			"minimum": {"type": "integer"},
			"maximum": {"type": "integer"},
		},
		"allOf": [
			_only_for("items", "array"),
			_only_for("enum", "string"),
			_only_for("minimum", "integer"),
			_only_for("maximum", "integer"),
			{
				"if": {"properties": {"type": {"const": "array"}}},
				"then": {"required": ["items"]},
			},
		],
	},
)

_only_for(keyword, type) := {
	"if": {"required": [keyword]},
	"then": {"properties": {"type": {"const": type}}},
}

_kebab_case := `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`

# A conformance pack appends 27 characters to the name, and some AWS Config APIs accept 64.
_identifier := {"type": "string", "pattern": _kebab_case, "maxLength": 37}

_text(longest) := {"type": "string", "minLength": 1, "maxLength": longest, "pattern": `^\S[\s\S]*$`}

_list(item) := {"type": "array", "minItems": 1, "uniqueItems": true, "items": item}

_closed(properties) := {
	"type": "object",
	"additionalProperties": false,
	"required": object.keys(properties),
	"properties": properties,
}
