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

    @Test("a directory that is not there or not writable is named")
    func noDirectory() throws {
        let run = try sandbox.bizlog("init", "--system", "BizOS", "nowhere")
        #expect(run.status == 2 && run.text == "")
        #expect(run.errors.hasPrefix("nowhere"))
        #expect(try sandbox.names() == [])
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
