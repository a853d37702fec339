import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import LogStore

@Suite("StoredFile: what a file has beside its contents", .tags(.process))
struct FileTraitsTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    private static let hasAttributes = ProcessSandbox.succeeds(
        "touch x && python3 -c 'import os; os.setxattr(\"x\", \"user.note\", b\"v\")'")
    private static let hasAccessControl = ProcessSandbox.succeeds(
        "touch x && python3 -c 'import os, struct; os.setxattr(\"x\", \"system.posix_acl_access\", \(list))'")
    private static let isRoot = NSUserName() == "root"

    private func path(_ name: String) -> FilePath { FilePath(sandbox.url(name).path) }

    private func python(_ script: String) throws -> String {
        let run = try sandbox.shell("python3 -c '\(script)'")
        #expect(run.status == 0, "\(run.errors)")
        return run.text
    }

    /// The entries of an access control list as Linux keeps them: owner, user 1234, group, mask, others.
    private static let list = """
        b"\\x02\\0\\0\\0" + b"".join(struct.pack("<HHI", *e) for e in \
        [(1, 6, 2**32-1), (2, 6, 1234), (4, 4, 2**32-1), (16, 6, 2**32-1), (32, 0, 2**32-1)])
        """

    @Test("extended attributes are kept", .enabled(if: hasAttributes), arguments: [1, 2])
    func attributes(_ count: Int) throws {
        try sandbox.write("LOG.md", "old")
        try sandbox.write("RULES.md", "old")
        _ = try python("import os; os.setxattr(\"LOG.md\", \"user.note\", bytes(range(256)))")
        let files = try ["LOG.md", "RULES.md"].prefix(count).map { try StoredFile(reading: path($0)) }
        try Transaction.commit(files.map { .replace($0, with: Array("new".utf8)) })
        #expect(try sandbox.text("LOG.md") == "new")
        let read = "import os; print(os.getxattr(\"LOG.md\", \"user.note\") == bytes(range(256)))"
        #expect(try python(read) == "True\n")
        if count == 2 { #expect(try python("import os; print(os.listxattr(\"RULES.md\"))") == "[]\n") }
    }

    @Test(
        "an access control list is kept with the mode, and one that the directory gives to new files is not taken",
        .enabled(if: hasAccessControl))
    func accessControl() throws {
        try sandbox.write("LOG.md", "old", permissions: 0o600)
        try sandbox.write("PLAIN.md", "old", permissions: 0o640)
        let name = "\"system.posix_acl_access\""
        _ = try python(
            "import os, struct; l = \(Self.list); os.setxattr(\"LOG.md\", \(name), l); "
                + "os.setxattr(\".\", \"system.posix_acl_default\", l)")
        let read = """
            import os; print([os.getxattr(f, \(name)) if \(name) in os.listxattr(f) else 0 for f in \
            (\"LOG.md\", \"PLAIN.md\")], oct(os.stat(\"LOG.md\").st_mode), oct(os.stat(\"PLAIN.md\").st_mode))
            """
        let before = try python(read)
        for name in ["LOG.md", "PLAIN.md"] {
            try StoredFile(reading: path(name)).replace(with: Array("new".utf8))
            #expect(try sandbox.text(name) == "new")
        }
        #expect(try python(read) == before)
        #expect(before.contains("0o100640"))
    }

    @Test("what cannot be kept keeps the file from being written, and is named", .enabled(if: hasAttributes))
    func refused() throws {
        try sandbox.write("LOG.md", "old")
        _ = try python("import os; os.setxattr(\"LOG.md\", \"user.note\", b\"v\")")
        let file = try StoredFile(reading: path("LOG.md"))
        let probe = AttributeProbe()
        let error = StoreError.notKept(path("LOG.md"), "the attribute 'user.note'", .noSpace)
        #expect(throws: error) {
            try DiskCall.$probe.withValue(probe) { try file.replace(with: Array("new".utf8)) }
        }
        #expect(error.description.contains("cannot keep the attribute 'user.note' of the file"))
        #expect(try sandbox.text("LOG.md") == "old")
        #expect(try sandbox.names() == ["LOG.md"])
    }

    @Test(
        "a file's group survives a writer who cannot keep its owner", .enabled(if: isRoot),
        arguments: [
            // The mode, the groups of the writer, and what becomes of the file: owner, group, mode, text.
            (0o664, "--groups 4321", "1234 4321 664 new"),
            (0o2775, "--groups 4321", "1234 4321 2775 new"),
            (0o666, "--clear-groups", "1234 1234 666 new"),
            (0o646, "--clear-groups", "99 4321 646 old"),
            (0o4664, "--groups 4321", "1234 4321 664 new"),
        ])
    func group(_ mode: Int, _ groups: String, _ expected: String) throws {
        #expect(try sandbox.shell("chmod 777 .").status == 0)
        try sandbox.write("LOG.md", "# A — Failure Log\n\n\n\nold\n")
        let octal = String(mode, radix: 8)
        let run = try sandbox.shell(
            """
            chown 99:4321 LOG.md && chmod \(octal) LOG.md && cp "$bizlog" ./bizlog && chmod 755 bizlog
            setpriv --reuid 1234 --regid 1234 \(groups) ./bizlog fmt LOG.md
            """)
        let text = try sandbox.text("LOG.md").contains("\n\n\n\n") ? "old" : "new"
        let state = try sandbox.shell("stat -c '%u %g %a' LOG.md").text.dropLast()
        #expect("\(state) \(text)" == expected, "\(run.errors)")
        if text == "old" {
            #expect(
                run.status == 2 && run.errors.contains("cannot keep the group of the file"), "\(run.errors)")
        }
    }
}

/// Lets attributes not be set.
private final class AttributeProbe: DiskProbe {
    func willMake(_ call: DiskCall) throws(Errno) {
        if call == .setAttribute { throw .noSpace }
    }
}
