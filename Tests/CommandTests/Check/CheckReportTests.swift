import Foundation
import TestSupport
import Testing

@Suite("check: what programs read", .tags(.process))
struct CheckReportTests {
    let sandbox: ProcessSandbox
    private let name = "été, 100%:x.md"

    init() throws {
        sandbox = try ProcessSandbox()
        let text = String(decoding: try Fixtures.bytes("check/pair/FAILURE_LOG.md"), as: UTF8.self)
            .replacingOccurrences(of: "Logged:** 3", with: "Logged:** 30")
            .replacingOccurrences(of: "2026-02-20\n", with: "\"20\\\" — später\n")
            .replacingOccurrences(of: "- Rotate by size", with: "- the password: hunter2a\n\n")
        try sandbox.write(name, text)
    }

    private func object(_ format: String) throws -> [String: Any] {
        let run = try sandbox.bizlog("check", "--format", format, name)
        #expect(run.status == 1 && run.errors == "")
        #expect(!run.text.contains("hunter2a"))
        return try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    @Test("json: files with their findings, places and fixes")
    func json() throws {
        let object = try object("json")
        #expect(object["version"] as? Int == 1)
        let file = try #require((object["files"] as? [[String: Any]])?.first)
        #expect(file["path"] as? String == name)
        let all = try #require(file["diagnostics"] as? [[String: Any]])
        #expect(
            all.map { $0["code"] as? String } == [
                "wrong-total", "invalid-date", "secret", "not-canonical", "missing-related-file",
            ])
        let start = try #require(all[0]["start"] as? [String: Int])
        #expect(start["line"] == 6 && start["column"] == 28)
        let fix = try #require((all[0]["fix"] as? [[String: Any]])?.first)
        #expect(fix["offset"] as? Int == start["offset"] && fix["length"] as? Int == 2)
        #expect(fix["replacement"] as? String == "3")
        #expect((all[1]["message"] as? String)?.hasPrefix("\"\"20\\\" — später\" cannot be read") == true)
        #expect(
            object["errors"] as? Int == 3 && object["warnings"] as? Int == 2 && object["notes"] as? Int == 0)
    }

    @Test("json of nothing is still an object")
    func empty() throws {
        try sandbox.write("x.md", "# T\n")
        let run = try sandbox.bizlog("check", "--format", "json", "x.md")
        let object = try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any]
        #expect(run.status == 0 && object?["errors"] as? Int == 0)
    }

    /// The properties that the schema of SARIF 2.1.0 requires, and the values that it allows, for what the report uses.
    @Test("sarif: what version 2.1.0 requires")
    func sarif() throws {
        let log = try object("sarif")
        #expect(Set(log.keys) == ["$schema", "version", "runs"])
        #expect(log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        #expect(Set(run.keys) == ["tool", "columnKind", "results"])
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "bizlog")
        #expect((driver["semanticVersion"] as? String)?.split(separator: ".").count == 3)
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count && rules.count == 37)
        for rule in rules {
            for key in ["shortDescription", "fullDescription", "help"] {
                #expect((rule[key] as? [String: Any])?["text"] is String)
            }
            let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
            #expect(["error", "warning", "note"].contains(level))
        }
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == 5)
        for result in results { try checkResult(result, rules) }
        let change = try #require(
            ((results[0]["fixes"] as? [[String: Any]])?.first?["artifactChanges"] as? [[String: Any]])?.first)
        let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
        #expect((replacement["deletedRegion"] as? [String: Int])?["byteLength"] == 2)
        #expect((replacement["insertedContent"] as? [String: String])?["text"] == "3")
    }

    private func checkResult(_ result: [String: Any], _ rules: [[String: Any]]) throws {
        #expect((result["message"] as? [String: Any])?["text"] is String)
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        #expect(["error", "warning", "note"].contains(result["level"] as? String))
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let place = try #require(location["physicalLocation"] as? [String: Any])
        let uri = (place["artifactLocation"] as? [String: Any])?["uri"] as? String
        #expect(uri == "%C3%A9t%C3%A9%2C%20100%25%3Ax.md")
        let region = try #require(place["region"] as? [String: Int])
        // The schema allows no other properties.
        let allowed: [(Set<String>, Dictionary<String, Any>.Keys)] = [
            (["ruleId", "ruleIndex", "level", "message", "locations", "fixes"], result.keys),
            (["physicalLocation"], location.keys), (["artifactLocation", "region"], place.keys),
        ]
        for (names, keys) in allowed { #expect(names.isSuperset(of: keys)) }
        for key in ["startLine", "startColumn", "endLine", "endColumn"] {
            #expect(try #require(region[key]) >= 1)
        }
        for key in ["byteOffset", "byteLength"] { #expect(try #require(region[key]) >= 0) }
    }

    @Test("github: a workflow command for each finding, with what it escapes")
    func github() throws {
        let run = try sandbox.bizlog(
            "check", "--format", "github", "--select", "wrong-total,missing-related-file", name)
        #expect(
            run.text == """
                ::error file=été%2C 100%25%3Ax.md,line=6,endLine=6,col=28,endColumn=30,title=wrong-total::the header says 30, \
                but the file has 3 entries
                ::warning file=été%2C 100%25%3Ax.md,line=97,endLine=97,col=4,endColumn=12,title=missing-related-file::"RULES.md" \
                does not exist; add it, or correct the path

                """)
        #expect(run.errors == "" && run.status == 1)
    }

    @Test("one entry is one entry", arguments: [(1, "1 entry"), (2, "2 entries")])
    func counting(_ count: Int, _ words: String) throws {
        let entries = (1...count).map { "### [F-A-00\($0)] Title \($0)\n**Date:** 2026-02-11\n\n" }.joined()
        let table = "## Categories\n\n| Category | Count | Trend |\n|---|---|---|\n| A | 7 | New |\n\n"
        try sandbox.write("x.md", "# A — LOG\n\n**Total Failures Logged:** 9\n\n\(entries)\(table)")
        let run = try sandbox.bizlog(
            "check", "--select", "wrong-total,category-sum,unrecognized-entry", "x.md")
        #expect(
            run.text.contains("the header says 9, but the file has \(words) [wrong-total]"), "\(run.text)")
        #expect(
            run.text.contains("the counts add up to 7, but the file has \(words) [category-sum]"),
            "\(run.text)")
        #expect(run.errors.contains("1 error, ") || run.errors.contains("1 error\n"))
        let stats = try sandbox.bizlog("stats", "x.md").text
        #expect(stats.hasPrefix(count == 1 ? "1 failure\n" : "2 failures\n"))
    }
}
