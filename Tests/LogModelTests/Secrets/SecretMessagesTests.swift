import Foundation
import LogChecks
import MarkdownAST
import TestSupport
import Testing

@testable import LogModel

/// A credential in a log, and the part of it that nobody may see.
struct LoggedSecret: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: String
    let value: String
    let after: String

    init(_ name: String, _ before: String, _ value: String, _ after: String = "") {
        (testDescription, self.before, self.value, self.after) = (name, before, value, after)
    }

    var text: String { before + value + after }

    /// Whether a message shows it, or eight bytes of it.
    func isShown(in message: String) -> Bool {
        let (bytes, secret) = (Array(message.utf8), Array(value.utf8))
        let length = min(8, secret.count)
        let pieces = Set((0...secret.count - length).map { Array(secret[$0..<$0 + length]) })
        return bytes.count >= length
            && (0...bytes.count - length).contains { pieces.contains(Array(bytes[$0..<$0 + length])) }
    }

    static let all: [LoggedSecret] = {
        var maker = SecretMaker(seed: 42)
        return [
            LoggedSecret("a token", "", "ghp_" + maker.letters(36)),
            LoggedSecret(
                "a token in the midst of a long line", "on that long day we had pushed the ",
                "npm_" + maker.letters(36)),
            LoggedSecret("a long token", "", "github_pat_" + maker.letters(22) + "_" + maker.letters(59)),
            LoggedSecret("a key with slashes", "aws_secret_access_key=", maker.base64(40)),
            LoggedSecret("a password", "password: ", "hunter2a"),
            LoggedSecret("a password with marks", "password: ", "pa$$w<rd{1["),
            LoggedSecret("a connection", "Server=db;Pwd=", "swordfish", ";"),
            LoggedSecret("a URL", "https://bot:", "s3cretword", "@host.example/x"),
            LoggedSecret("a code", "OTP: ", "482913"),
            LoggedSecret("a header", "Authorization: Basic ", "bot:s3cretword".inBase64),
            LoggedSecret(
                "a webhook", "", "hooks.slack.com/services/T" + maker.capitals(9) + "/B" + maker.letters(34)),
            LoggedSecret("a private key", "-----BEGIN PRIVATE " + "KEY-----\\n", maker.base64(64)),
        ]
    }()

    /// Those that are tokens of one word.
    static let words = all.filter { $0.before.isEmpty && $0.after.isEmpty && !$0.value.contains("/") }
}

@Suite("Credentials: no message shows one", .tags(.slow))
struct SecretMessagesTests {
    /// Text of the correct pair, and what stands there instead; `SECRET` is the credential.
    struct Place: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let changes: [(String, String)]

        init(_ name: String, _ changes: (String, String)...) {
            (testDescription, self.changes) = (name, changes)
        }
    }

    static let log: [Place] = [
        Place("a choice", ("**Severity:** 🔴 Critical", "**Severity:** SECRET")),
        Place("a date", ("**Date:** 2026-02-11", "**Date:** SECRET")),
        Place("a layer, with words around it", ("**Layer:** Process", "**Layer:** it was SECRET, alas")),
        Place("a category", ("**Category:** Storage", "**Category:** SECRET")),
        Place("the header's date", ("Updated:** 2026-03-09", "Updated:** SECRET")),
        Place("the header's total", ("Logged:** 3", "Logged:** SECRET")),
        Place("the reference of a rule", ("[R-OPS-PROC-001]\n", "SECRET\n")),
        Place("a title", ("Backups were never restored", "SECRET"), ("**Date:** 2026-02-11\n", "")),
        Place("a choice of the template", ("Layer:** System / Process", "Layer:** System / SECRET")),
        Place(
            "a placeholder", ("[Root cause]", "[SECRET]"),
            ("Nobody had tried to restore", "[SECRET]\n\nNobody")),
        Place("a row of categories", ("| Storage | 2", "| SECRET | 2")),
        Place("text below a field", ("- A backup exists when it was restored", "- SECRET")),
        Place("beside text of another code page", ("**Severity:** 🔴 Critical", "**Severity:** Ã¤ SECRET Ã¤")),
        Place(
            "all at once", ("**Date:** 2026-02-11", "**Date:** SECRET"), ("Logged:** 3", "Logged:** SECRET"),
            ("Layer:** System / Process", "Layer:** System / SECRET"),
            ("**Layer:** Process", "**Layer:** SECRET")),
    ]

    static let rules: [Place] = [
        Place("a section's title", ("## System", "## SECRET (R-OPS-XYZ)")),
        Place("an origin", ("**Origin:** Failure (F-OPS-001)", "**Origin:** SECRET")),
        Place("the total", ("Rules:** 3", "Rules:** SECRET")),
    ]

    private func messages(_ name: String, _ place: Place, _ secret: LoggedSecret, codes: Set<DiagnosticCode>)
        throws
        -> [Diagnostic]
    {
        var text = try CheckSupport.text("pair/\(name)")
        for (old, new) in place.changes {
            try #require(text.contains(old), "\(old)")
            text = text.replacingOccurrences(
                of: old, with: new.replacingOccurrences(of: "SECRET", with: secret.text))
        }
        let other = try CheckSupport.log(
            CheckSupport.text(name == "RULES.md" ? "pair/FAILURE_LOG.md" : "pair/RULES.md"))
        let checker = LogChecker(today: try #require(LogDate("2026-03-31")), codes: codes)
        return try checker.diagnostics(of: CheckSupport.log(text), named: name, companions: [other])
    }

    @Test(
        "in any place of a log, with the code for credentials and without", arguments: log, LoggedSecret.all)
    func inLog(place: Place, secret: LoggedSecret) throws {
        let all = Set(DiagnosticCode.builtIn)
        let found = try messages("FAILURE_LOG.md", place, secret, codes: all)
        #expect(found.contains { $0.code == .secret })
        for diagnostic in found
            + (try messages("FAILURE_LOG.md", place, secret, codes: all.subtracting([.secret])))
        {
            #expect(!secret.isShown(in: diagnostic.message), "\(diagnostic.code)")
        }
    }

    @Test("in any place of a rules file", arguments: rules, LoggedSecret.all)
    func inRules(place: Place, secret: LoggedSecret) throws {
        let found = try messages("RULES.md", place, secret, codes: Set(DiagnosticCode.builtIn))
        #expect(found.contains { $0.code == .secret })
        for diagnostic in found { #expect(!secret.isShown(in: diagnostic.message), "\(diagnostic.code)") }
    }

    @Test("as a label of the template, and as a path", arguments: LoggedSecret.words)
    func words(secret: LoggedSecret) throws {
        var text = try CheckSupport.text("pair/FAILURE_LOG.md")
            .replacingOccurrences(
                of: "**Root Cause:**\n[Root cause]", with: "**\(secret.text):**\n[Root cause]")
        text += "\n## Related Files\n\n- `missing/\(secret.text).md`\n"
        let log = try CheckSupport.log(text)
        let found = try CheckSupport.checker.diagnostics(
            of: log, named: "x", missing: ["missing/\(secret.text).md"])
        #expect(
            found.contains { $0.code == .missingField } && found.contains { $0.code == .missingRelatedFile })
        for diagnostic in found { #expect(!secret.isShown(in: diagnostic.message), "\(diagnostic.code)") }
    }

    @Test(
        "a value whose label says what it is", arguments: ["Password", "API key", "Client Secret", "Token"])
    func label(name: String) throws {
        let value = "k7Q2m81Zx0pL4v9T"
        let text = try CheckSupport.text("pair/FAILURE_LOG.md")
            .replacingOccurrences(of: "**Layer:**", with: "**\(name):**")
            .replacingOccurrences(of: "**\(name):** Process", with: "**\(name):** \(value)")
        let found = try CheckSupport.checker.diagnostics(of: CheckSupport.log(text), named: "x")
        #expect(found.contains { $0.code == .secret } && found.contains { $0.code == .unknownValue })
        for diagnostic in found { #expect(!diagnostic.message.contains(value.prefix(6))) }
    }

    @Test("a message hides credentials by their form, parts of those of the file, and nothing else")
    func mask() {
        let line = "we use \"k7Q2m81Zx0pL4v9T\" and OTP: 482913"
        let bytes = Array(line.utf8)
        let mask = SecretMask(bytes, hiding: [8..<24, 35..<41])
        #expect(mask.masked("'System' or 'Q2m81Zx0p', not 'P2'") == "'System' or '[hidden]', not 'P2'")
        #expect(mask.masked("the header says 482913, not 4829130") == "the header says [hidden], not 4829130")
        #expect(SecretMask.forms.masked("password=hunter2a; 'F-OPS-001'") == "password=[hidden]; 'F-OPS-001'")
        for message in ["'Date' is empty", "", "F-OPS-001 has no 'Layer', 'Lessons'", "ä \u{0} 'x'"] {
            #expect(mask.masked(message) == message)
        }
    }
}
