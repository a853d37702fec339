import Foundation
import TestSupport
import Testing

@Suite("bizlog init", .tags(.process))
struct InitCommandTests {
    let sandbox: ProcessSandbox

    init() throws { sandbox = try ProcessSandbox() }

    @Test("both files are made, canonical and clean")
    func both() throws {
        let run = try sandbox.bizlog(
            "init", "--system", "BizOS", "--prefix", "BIZ", "--entity", "Holding", "--entity", "Shop",
            "--layer", "System", "--layer", "People=PPL", "--category", "CRM/Zoho"
        )
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "FAILURE_LOG.md\nBIZOS_RULES.md\n")
        #expect(try sandbox.names() == ["BIZOS_RULES.md", "FAILURE_LOG.md"])
        #expect(try sandbox.bizlog("fmt", "--check", "FAILURE_LOG.md", "BIZOS_RULES.md").status == 0)
        let check = try sandbox.bizlog("check", "--strict", "FAILURE_LOG.md", "BIZOS_RULES.md")
        #expect(check.status == 0 && check.text == "")
        let log = try sandbox.text("FAILURE_LOG.md")
        #expect(log.contains("\n**Entity:** Holding / Shop\n"))
        #expect(log.contains("\n**Layer:** System / People\n"))
        #expect(log.contains("\n| CRM/Zoho | 0 | - |\n"))
        #expect(try sandbox.text("BIZOS_RULES.md").contains("\n| R-BIZ-PPL-XXX | People | - |\n"))
    }

    @Test("in another directory, with paths as JSON")
    func directory() throws {
        try sandbox.write("docs/README.md", "")
        let run = try sandbox.bizlog("init", "--system", "My Shop", "docs", "--rules", "RULES.md", "--json")
        #expect(run.status == 0 && run.errors == "")
        #expect(run.text == "{\n  \"log\" : \"docs/FAILURE_LOG.md\",\n  \"rules\" : \"docs/RULES.md\"\n}\n")
        #expect(try sandbox.names() == ["docs", "docs/FAILURE_LOG.md", "docs/README.md", "docs/RULES.md"])
        #expect(try sandbox.text("docs/FAILURE_LOG.md").contains("[F-MY-XXX]"))
    }

    @Test("no file is overwritten, and none made if one of the two exists", arguments: [0, 1])
    func refuses(_ index: Int) throws {
        let names = ["FAILURE_LOG.md", "BIZOS_RULES.md"]
        try sandbox.write(names[index], "mine\n")
        let run = try sandbox.bizlog("init", "--system", "BizOS")
        #expect(run.status == 2 && run.text == "")
        #expect(run.errors.hasPrefix("\(names[index]): error: the file exists and was left as it is"))
        #expect(try sandbox.names() == [names[index]])
        #expect(try sandbox.text(names[index]) == "mine\n")
    }

    @Test(
        "a directory that is not there is made", arguments: ["new", "new/er/est", "./new/", "new/../other"])
    func makesDirectory(_ path: String) throws {
        let run = try sandbox.bizlog("init", "--system", "BizOS", path)
        #expect(run.status == 0 && run.errors == "", "\(run.errors)")
        let logs = try sandbox.names().filter { $0.hasSuffix("FAILURE_LOG.md") }
        #expect(logs.count == 1 && logs[0].contains("/"))
        #expect(try sandbox.bizlog("list", path).errors == "no failures are logged\n")
    }

    @Test(
        "where no directory can be made, it is named and nothing is left",
        arguments: ["file", "file/new", "to/nowhere/new"])
    func noDirectory(_ path: String) throws {
        try sandbox.write("file", "")
        try sandbox.link("to", to: "nowhere/at/all")
        let names = try sandbox.names()
        for form in [["--system", "BizOS"], ["--form", "lessons"], ["--form", "adr"]] {
            let run = try ProcessRun(
                ProcessSandbox.command, ["init"] + form + [path], in: sandbox.directory)
            #expect(run.status == 2 && run.text == "")
            #expect(run.errors.hasPrefix(path.hasPrefix("to") ? "to" : "file"), "\(run.errors)")
            #expect(try sandbox.names() == names)
        }
    }

    @Test("a directory is not left behind if the files cannot be made there")
    func removesDirectory() throws {
        let run = try sandbox.bizlog("init", "--system", "BizOS", "--rules", "none/RULES.md", "new/er")
        #expect(run.status == 2 && run.text == "" && run.errors.contains("none"), "\(run.errors)")
        #expect(try sandbox.names() == [])
    }

    private static let formNames = ["learnings", "lessons", "incidents", "table", "adr"]

    @Test(
        "a new log of each form is found, is clean, and has no entry; the next one goes into it",
        arguments: formNames)
    func forms(_ form: String) throws {
        let made = try sandbox.bizlog("init", "--form", form, "new")
        #expect(made.status == 0 && made.errors == "")
        #expect(made.text == (form == "adr" ? "new/README.md\n" : "new/FAILURE_LOG.md\n"))
        let path = made.text.split(separator: "\n").joined()
        for way in [[path], ["new"]] {
            let check = try ProcessRun(
                ProcessSandbox.command, ["check", "--strict"] + way, in: sandbox.directory)
            #expect(
                check.status == 0 && check.text == "" && check.errors == "", "\(check.text)\(check.errors)")
        }
        #expect(try sandbox.bizlog("fmt", "--check", path).status == 0)
        for place in [path, "new"] {
            #expect(try sandbox.bizlog("list", place).errors == "no failures are logged\n")
        }
        let log = form == "adr" ? "new" : path
        let learned = try sandbox.bizlog(
            "learn", "--log", log, "--title", "The pump stopped", "Sand was in it.")
        #expect(learned.status == 0, "\(learned.errors)")
        let list = try sandbox.bizlog("list", "new")
        #expect(list.status == 0 && list.text.contains("The pump stopped"), "\(list.text)\(list.errors)")
        let check = try sandbox.bizlog("check", "new")
        #expect(check.status == 0, "\(check.text)")
    }

    @Test(
        "wrong usage",
        arguments: [
            (["init"], "Missing expected argument '--system <system>'"),
            (["init", "--system", "人"], "No prefix for ids can be made from \"人\"; give one with --prefix."),
            (["init", "--system", "A", "--prefix", "a"], "\"a\" cannot be part of ids"),
            (["init", "--system", "A", "--entity", "B"], "name two or more entities, or none"),
            (["init", "--system", "A", "--layer", "B", "--layer", "人"], "as --layer \"人=ABC\""),
            (["init", "--system", "A \nB"], "is not a name"),
            (["init", "--system", "A", ""], "An argument is empty"),
        ]
    )
    func wrong(_ arguments: [String], _ message: String) throws {
        let run = try ProcessRun(ProcessSandbox.command, arguments, in: sandbox.directory)
        #expect(run.status == 64 && run.text == "")
        #expect(run.errors.contains(message))
        #expect(try sandbox.names() == [])
    }

    @Test("the help names the defaults that there are")
    func defaults() throws {
        let help = try sandbox.bizlog("init", "--help").text.split { $0 == " " || $0 == "\n" }.joined(
            separator: " ")
        let made = try sandbox.bizlog("init", "--system", "Shop")
        let rules = try #require(made.text.split(separator: "\n").last)
        #expect(help.contains("Default: made from the name, such as \(rules) for Shop."))
        #expect(help.contains("the system's name in capitals, such as SHOP for Shop."))
        #expect(try sandbox.text("FAILURE_LOG.md").contains("[F-SHOP-XXX]"))
        let layers = try sandbox.text(String(rules))
        for layer in ["System=SYS", "Process=PROC", "Model=MOD"] {
            #expect(help.contains(layer))
            let parts = layer.split(separator: "=")
            #expect(layers.contains("R-SHOP-\(parts[1])") && layers.contains(parts[0]))
        }
    }
}
