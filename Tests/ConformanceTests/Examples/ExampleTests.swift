import Testing

@Suite("Example: reading the examples of a specification")
struct ExampleTests {
    @Test("Markdown, section and number are read; HTML, headings in examples and other code are not")
    func examples() {
        let fence = String(repeating: "`", count: 32)
        let examples = Example.examples(
            ofSpecification: """
                # Spec

                ## Tabs

                \(fence) example
                →a
                # no section
                .
                <p>a</p>
                \(fence)

                ```
                \(fence.dropLast()) example
                ```

                ## Tables (extension)

                \(fence) example table
                .
                <p>.</p>
                .
                \(fence)
                """
        )
        #expect(examples.map(\.id) == [1, 2])
        #expect(examples.map(\.section) == ["Tabs", "Tables (extension)"])
        #expect(examples.map(\.markdown) == ["\ta\n# no section\n", ""])
    }
}
