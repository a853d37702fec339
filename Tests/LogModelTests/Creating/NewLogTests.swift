import LogChecks
import LogModel
import TestSupport
import Testing

@Suite("Making a new log and its rules file")
struct NewLogTests {
    static let date = LogDate(year: 2026, month: 2, day: 7)

    static func new(
        system: String = "BizOS",
        prefix: String = "BIZ",
        layers: [NewRuleBook.Layer] = NewRuleBook.Layer.standard,
        entities: [String] = [],
        categories: [String] = [],
        rulesName: String = "BIZOS_RULES.md"
    ) throws -> NewLog {
        try NewLog(
            system: system,
            prefix: prefix,
            layers: layers,
            entities: entities,
            categories: categories,
            rulesName: rulesName,
            date: #require(date)
        )
    }

    @Test("the template of the new log is the schema of the reference log")
    func schema() throws {
        let entities = ["Holding", "Solartech", "Hippos", "WCI", "Kinme", "Cross-entity"]
        let text = try Self.new(entities: entities).log().rendered()
        let seed = String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
        let reference = try LogDocument(parsing: seed)
        #expect(LogDocument(reading: text).templates == reference.templates)
    }

    @Test(
        "the files are canonical, clean, and read back as they were made",
        arguments: [
            ([], []), (["A", "B & C"], ["CRM/Zoho", "Ops"]), (["사업부", "*b*"], ["`c`", "d_e_f"]),
        ]
    )
    func canonical(_ entities: [String], _ categories: [String]) throws {
        let new = try Self.new(
            system: "Größe * <b> [x]",
            layers: [
                NewRuleBook.Layer(name: "人", code: "A1"),
                NewRuleBook.Layer(name: "People & more", code: "A-B"),
            ],
            entities: entities,
            categories: categories
        )
        let (log, rules) = (try new.log(), try new.ruleBook.rules())
        let (logText, rulesText) = (try log.rendered(), try rules.log.rendered())
        #expect(LogFormatter().format(logText).edits.isEmpty)
        #expect(LogFormatter().format(rulesText).edits.isEmpty)
        let (logDocument, rulesDocument) = (LogDocument(reading: logText), LogDocument(reading: rulesText))
        #expect(FailureLog(reading: logDocument) == log)
        #expect(RuleBook(reading: rulesDocument).prefixes.map(\.prefix) == ["R-BIZ-A1-", "R-BIZ-A-B-"])
        let checker = LogChecker(today: try #require(Self.date))
        #expect(checker.diagnostics(of: logDocument, named: "a", companions: [rulesDocument]) == [])
        #expect(checker.diagnostics(of: rulesDocument, named: "b", companions: [logDocument]) == [])
    }

    @Test(
        "names that would break the files are refused",
        arguments: [
            (["a", "b\n## c"], [], NewLogError.badName("b\n## c")),
            ([" a", "b"], [], .badName(" a")),
            (["a", ""], [], .badName("")),
            (["a"], [], .tooFew("entities")),
            (["A b", "a b"], [], .twice("a b")),
            (["a / b", "c"], [], .notReadBack("the list a / b / c")),
            (["[a", "b"], [], .notReadBack("the list [a / b")),
            (["```", "b"], [], .notReadBack("the list ``` / b")),
            ([], ["a | b"], .notReadBack("the table of categories")),
            ([], ["\u{7}"], .badName("\u{7}")),
        ]
    )
    func refused(_ entities: [String], _ categories: [String], _ error: NewLogError) throws {
        #expect(throws: error) {
            _ = try Self.new(entities: entities, categories: categories).log()
        }
    }

    @Test("prefixes, codes and names of files that cannot be are refused")
    func badCodes() throws {
        for prefix in ["", "biz", "BIZ-", "B Z", "ÄB", "-B"] {
            #expect(throws: NewLogError.badPrefix(prefix)) { try Self.new(prefix: prefix) }
        }
        let layers = [NewRuleBook.Layer(name: "A", code: "A"), NewRuleBook.Layer(name: "B", code: "b")]
        #expect(throws: NewLogError.badCode("b", ofLayer: "B")) { try Self.new(layers: layers) }
        #expect(throws: NewLogError.tooFew("layers")) { try Self.new(layers: []) }
        #expect(throws: NewLogError.twice("A")) {
            try Self.new(layers: [
                NewRuleBook.Layer(name: "A", code: "A"), NewRuleBook.Layer(name: "B", code: "A"),
            ])
        }
        #expect(throws: NewLogError.notReadBack("the list of related files")) {
            try Self.new(rulesName: "`a`.md").log()
        }
    }

    @Test("what is not said is made of what is")
    func names() {
        #expect(NewLog.prefix(forSystem: "BizOS") == "BIZOS")
        #expect(NewLog.prefix(forSystem: "Shop of horrors") == "SHOP")
        #expect(NewLog.prefix(forSystem: "Größe") == nil && NewLog.prefix(forSystem: "1") == nil)
        #expect(NewLog.rulesName(forSystem: "BizOS") == "BIZOS_RULES.md")
        #expect(NewLog.rulesName(forSystem: "a b/c") == "A_B_C_RULES.md")
        #expect(NewLog.rulesName(forSystem: "人") == "RULES.md")
        #expect(
            NewRuleBook.Layer("process")
                == NewRuleBook.Layer(name: "process", code: "PROC", example: "review cadence, reporting"))
        #expect(NewRuleBook.Layer("People") == NewRuleBook.Layer(name: "People", code: "PEOP"))
        #expect(NewRuleBook.Layer("人=REN") == NewRuleBook.Layer(name: "人", code: "REN"))
        #expect(NewRuleBook.Layer("人") == nil)
    }
}
