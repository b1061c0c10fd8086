//go:build tools

// Package tools pins Regal in a module of its own: in one module with OPA the newer
// OPA would move under Regal, and `go install regal@version` needs a version list
// that not every module proxy serves.
package tools

import _ "github.com/open-policy-agent/regal"
