import Testing

@testable import LogReporting

@Suite("Report: what led to what")
struct FailureChainTests {
    private func name(_ text: String) -> EntryMention {
        EntryMention(text: text, number: nil, isTitle: false)
    }

    /// Steps as `A B`, and chains as `A B C`.
    private func chains(_ steps: [String]) -> [String] {
        let steps = steps.map { step in
            let ends = step.split(separator: " ").map(String.init)
            return FailureChain.Step(
                earlier: ends.count > 1 ? name(ends[0]) : nil, rules: [], later: name(ends.last ?? ""),
                tie: .names)
        }
        return FailureChain.joining(steps).map { chain in
            ([chain.steps.first?.earlier?.text ?? "-"] + chain.steps.map(\.later.text)).joined(separator: " ")
        }
    }

    @Test("each step stands in one chain, behind what leads to it")
    func joining() {
        #expect(chains([]) == [])
        #expect(chains(["A B", "B C"]) == ["A B C"])
        #expect(chains(["B C", "A B"]) == ["A B C"])
        #expect(chains(["A B", "A C", "B D"]) == ["A B D", "A C"])
        #expect(chains(["A C", "B C", "C D"]) == ["A C D", "B C"])
        #expect(chains(["A B", "B A"]) == ["A B A"])
        #expect(chains(["A A"]) == ["A A"])
        #expect(chains(["B", "B C"]) == ["- B C"])
    }

    @Test("many steps between few failures are joined in no unreasonable time")
    func many() {
        let steps = (0..<20_000).map { "A\($0 % 3) A\($0 % 2)" }
        #expect(chains(steps).reduce(0) { $0 + $1.split(separator: " ").count - 1 } == 20_000)
    }
}
