import Synchronization
import Testing

@testable import MarkdownAST

@Suite("Document: the flat tree of a file")
struct DocumentTests {
    @Test("kinds, nesting and start lines, once through everything")
    func dump() throws {
        let document = try Document(
            parsing: """
                ---
                system: BizOS
                ---

                # Hi *there*

                > - a
                >   b\\
                >   c
                >
                > | a | b |
                > |--|:-:|
                > |1|2|

                - [ ] open
                - [x] ~~done~~ [d]

                text
                |x|
                |-|

                [d]: /u 'ti'

                """
        )
        #expect(
            document.dump == """
                document
                  front matter @1
                  heading 1 @5
                    text "Hi "
                    emphasis
                      text "there"
                  block quote @7
                    list bullet tight @7
                      item @7
                        paragraph @7
                          text "a"
                          soft break
                          text "b"
                          line break
                          text "c"
                    table -c @11
                      header row @11
                        cell @11
                          text "a"
                        cell @11
                          text "b"
                      row @13
                        cell @13
                          text "1"
                        cell @13
                          text "2"
                  list bullet tight @15
                    item [ ] @15
                      paragraph @15
                        text "open"
                    item [x] @16
                      paragraph @16
                        strikethrough
                          text "done"
                        text " "
                        link "/u" "ti"
                          text "d"
                  paragraph @18
                    text "text"
                  table - @18
                    header row @18
                      cell @18
                        text "x"

                """
        )
    }

    @Test(
        "parsing on many threads gives what parsing on one does: cmark-gfm's table of special characters is shared"
    )
    func parsesConcurrently() throws {
        let text = String(repeating: "~~a~~ b ~~c~~ *d* ~e~ f\n\n", count: 50)
        let expected = try Document(parsing: text)
        let differing = Mutex(0)
        // Not tasks: they would wait for the threads on which all other tests run.
        WorkerThreads.run(count: 8) {
            for _ in 0..<25 where (try? Document(parsing: text).hasSameTree(as: expected)) != true {
                differing.withLock { $0 += 1 }
            }
        }
        #expect(differing.withLock { $0 } == 0)
    }

    @Test("blanks at the end of a line leave no node behind, whatever stands before them")
    func hasNoEmptyTexts() throws {
        let blanks = try Document(parsing: "`a`  \nb\n")
        let backslash = try Document(parsing: "`a`\\\nb\n")
        #expect(blanks.hasSameTree(as: backslash))
    }
}
