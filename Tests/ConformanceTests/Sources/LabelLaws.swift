import Testing

/// Invariant 11 for the sources: what a field is for is said in one place.
@Suite("Sources: labels and rule ids are known to one place each")
struct LabelLaws {
    private let files: [SourceFile]

    init() throws { files = try SourceFile.all() }

    @Test("invariant 11: no label of a field outside of the table of words and the built-in schemas")
    func labels() {
        let label =
            #/["'](Date|Severity|Status|Layer|Entity|Category|What Broke|Root Cause|Why We Didn't Catch It|Preventive Rule Added|Lessons|Origin|Added|Rule|Why|Cross-System|Last Updated|Total [A-Z][a-z ]+)["']/#
        let folded =
            #/"(date|severity|layer|entity|category|what broke|root cause|lessons|origin|added|rule|why|cross system|last updated|total [a-z]*)"(\.utf8|\]|,? *in )/#
        let table = "Sources/LogModel/Values/Roles/RoleWords"
        let allowed = [table, "Sources/LogModel/Schema/LogSchema+BuiltIn.swift"]
        for file in files where !allowed.contains(where: file.path.hasPrefix) {
            let places = (file.places(of: label) + file.places(of: folded)).filter { place in
                // The headings of tables are no labels of fields.
                !place.contains("heading: \"") && !place.contains("\"Trend\"")
            }
            #expect(places == [])
        }
        #expect(files.contains { $0.path.hasPrefix(table) && !$0.places(of: label).isEmpty })
    }

    @Test("invariant 11: one file knows what the ids of rules begin with")
    func rulePrefix() {
        let prefix = #/"\[?R-?"/#
        let room = "Sources/LogModel/Judging/EntryID+Rules.swift"
        for file in files where file.path != room { #expect(file.places(of: prefix) == []) }
        #expect(files.contains { $0.path == room && !$0.places(of: prefix).isEmpty })
    }
}
