import MarkdownAST
import Testing

@testable import bizlog

@Suite("Tables: width and alignment")
struct QueryTableTests {
    @Test(
        "columns that text takes on a terminal",
        arguments: [
            ("abc", 3), ("", 0), ("Grüße", 5), ("e\u{301}", 1), ("漢字", 4), ("한국어", 6), ("한", 2), ("ｶﾅ", 2),
            ("🟡", 2), ("⚠️", 2), ("⚠", 1), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("1️⃣", 2), ("—…", 2), ("：", 2),
            ("a\u{200B}b", 2), ("√█", 2),
        ]
    )
    func columns(_ text: String, _ expected: Int) {
        #expect(text.columns == expected)
    }

    @Test(
        "text cut to a width",
        arguments: [
            ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字漢", 4, "漢…"), ("漢字", 4, "漢字"), ("ab cd", 4, "ab…"),
            ("abc", 1, "…"), ("abc", 0, ""),
        ]
    )
    func fitted(_ text: String, _ width: Int, _ expected: String) {
        #expect(text.fitted(to: width) == expected)
    }

    private var table: Table {
        var table = Table(columns: [
            Table.Column(heading: "ID"), Table.Column(heading: "Empty", dropPriority: 1),
            Table.Column(heading: "Kind", dropPriority: 2), Table.Column(heading: "Title"),
        ])
        table.append(["F-1", "", "漢字", "one two three four five six"])
        table.append(["F-10", "", "a", "two\nlines"])
        return table
    }

    @Test("columns are aligned by their width, and empty ones left out")
    func aligned() {
        #expect(
            table.rendered(width: nil, style: .plain) == """
                ID    Kind  Title
                F-1   漢字  one two three four five six
                F-10  a     two lines

                """
        )
    }

    @Test("in a narrow place the expendable column goes and the last is cut")
    func narrow() {
        #expect(table.rendered(width: 36, style: .plain).text.contains("漢字  one two three four five…\n"))
        #expect(
            table.rendered(width: 20, style: .plain) == """
                ID    Title
                F-1   one two three…
                F-10  two lines

                """
        )
        #expect(
            table.rendered(width: 1, style: .plain).text
                == "ID    T\nF-1   …\nF-10  …\n".replacing("T", with: "…")
        )
    }

    @Test("a table without rows is nothing, and one in colour has a bold heading")
    func edges() {
        #expect(Table(columns: [Table.Column(heading: "ID")]).rendered(width: nil, style: .plain) == "")
        #expect(
            table.rendered(width: nil, style: .colored).text.hasPrefix(
                "\u{1B}[1mID    Kind  Title\u{1B}[0m\n"))
    }
}
