// The referee: checks a mirrored log and proofs with Go's sumdb packages, which nobody of this project wrote. It reads one
// question a line from standard input and answers each with one line of JSON, so that one process checks many folders.
//
//	mirror FOLDER POLICY          every entry, every tile, the root, the signatures
//	proofs FOLDER POLICY FILE     FILE is a JSON list of texts, each a proof (C2SP tlog-proof)
//
// Build without a network: GO111MODULE=off GOPATH=/usr/share/gocode go build, with Debian's golang-golang-x-mod-dev.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type answer struct {
	Holds bool   `json:"holds"`
	Why   string `json:"why,omitempty"`

	Size      int64    `json:"size,omitempty"`
	Root      string   `json:"root,omitempty"`
	Cosigned  []string `json:"cosigned,omitempty"`
	Tiles     int      `json:"tiles,omitempty"`
	Inclusion int      `json:"inclusion,omitempty"`
	// Proofs that follow from an earlier tree.
	Consistency int `json:"consistency,omitempty"`
	// Proofs that Go makes from the tiles byte for byte as they were given.
	Same    int      `json:"same,omitempty"`
	Refused int      `json:"refused,omitempty"`
	Reasons []string `json:"reasons,omitempty"`
}

func main() {
	questions := bufio.NewScanner(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for questions.Scan() {
		words := strings.Split(questions.Text(), "\t")
		given, err := reply(words)
		if err != nil {
			given = answer{Why: err.Error()}
		}
		if err := answers.Encode(given); err != nil {
			os.Exit(1)
		}
	}
}

func reply(words []string) (a answer, err error) {
	// A damaged file may lead the library to a panic; that is a refusal too.
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	switch {
	case len(words) == 3 && words[0] == "mirror":
		return checkMirror(words[1], words[2])
	case len(words) == 4 && words[0] == "proofs":
		return checkProofs(words[1], words[2], words[3])
	}
	return a, fmt.Errorf("not a question: %q", words)
}
