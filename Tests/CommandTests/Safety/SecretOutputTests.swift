import Foundation
import TestSupport
import Testing

@Suite("Credentials: no output of a command shows one", .tags(.process))
struct SecretOutputTests {
    /// In parts, so that no scanner takes this file for a leak.
    static let secrets: [(before: String, value: String)] = [
        ("", "gl" + "pat-a1B2c3D4e5F6g7H8i9J0"), ("password: ", "hunter2a"), ("Pwd=", "pa$$w<rd{1["),
        ("https://bot:", "s3cretword@qh7.zkw4t"),
        ("aws_secret_access_key=", "k7Q2/m81Zx0pL4v9T+" + "k7Q2m81Zx0pL4v9T/abc12"),
    ]

    @Test("check, in all formats, for a log and its rules", arguments: secrets)
    func check(secret: (before: String, value: String)) throws {
        let sandbox = try ProcessSandbox()
        let text = secret.before + secret.value
        let log = String(decoding: try Fixtures.bytes("check/pair/FAILURE_LOG.md"), as: UTF8.self)
            .replacingOccurrences(of: "Logged:** 3", with: "Logged:** \(text)")
            .replacingOccurrences(of: "**Date:** 2026-02-11", with: "**Date:** \(text)")
            .replacingOccurrences(of: "Layer:** System / Process", with: "Layer:** System / \(text)")
            .replacingOccurrences(of: "never restored", with: "never restored, \(text)")
        let rules = String(decoding: try Fixtures.bytes("check/pair/RULES.md"), as: UTF8.self)
            .replacingOccurrences(of: "## System", with: "## \(text) (R-OPS-XYZ)")
            .replacingOccurrences(of: "**Severity:** 🟡 Important", with: "**Severity:** \(text)")
        try sandbox.write("FAILURE_LOG.md", log)
        try sandbox.write("RULES.md", rules)
        for format in ["text", "json", "github", "sarif"] {
            let run = try sandbox.bizlog("check", "--format", format)
            #expect(run.status == 1)
            #expect(run.text.contains("secret") && run.text.contains("invalid-date"))
            let output = (run.text + run.errors).replacingOccurrences(of: "\\/", with: "/")
            #expect(
                !output.contains(secret.value.prefix(6)) && !output.contains(secret.value.suffix(6)),
                "\(format)")
        }
    }

    @Test(
        "what no file, entry or choice is called",
        arguments: secrets + [("https://bot:", "Hq4ab7ZwK" + "@host.example/x")])
    func arguments(secret: (before: String, value: String)) throws {
        let sandbox = try LearnSandbox()
        let text = secret.before + secret.value
        for arguments in [
            [text], ["check", text], ["fmt", text], ["list", text], ["list", "--severity", text],
            ["list", "--since=" + text], ["show", text], ["export", text], ["import", text],
            ["learn", "--severity", text, "x"], ["learn", "--date=" + text, "x"], ["fold", text],
        ] {
            let run = try sandbox.bizlog(arguments)
            #expect(run.status > 1)
            #expect(
                run.errors.contains("[hidden]") || run.errors.contains("the value"),
                "\(arguments.first ?? "")")
            #expect(!run.errors.contains(secret.value.prefix(6)), "\(arguments.first ?? "")")
        }
    }

    @Test("learn: what is wrong with a draft", arguments: secrets)
    func learn(secret: (before: String, value: String)) throws {
        let sandbox = try LearnSandbox()
        let text = secret.before + secret.value
        for (old, new) in [("Process", text), ("2026-02-12", text), ("important", text)] {
            let entry = LearnFromTests.entry.replacingOccurrences(of: old, with: new)
            let run = try sandbox.learn(["--from", "-"] + LearnFromTests.rest, input: entry)
            #expect(run.status != 0)
            #expect(run.errors.contains("the value"))
            #expect(!run.errors.contains(secret.value.prefix(6)))
        }
    }
}
