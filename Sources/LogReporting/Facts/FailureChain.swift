/// A failure, the rule against it, and what happened next; then the rule against that.
struct FailureChain: Sendable {
    /// One step from a failure to a later one.
    struct Step: Sendable {
        /// What ties the later failure to what was before.
        enum Tie: Sendable {
            /// It came back although a rule was in force.
            case cameBack
            /// It came back, and the rules were not there yet, or have no day.
            case cameBackBeforeRule
            /// It came back, and there is no rule.
            case cameBackWithoutRule
            /// It names the rule.
            case names
            /// It says the rule's words.
            case words
        }

        /// The failure before; nil if the rule has none.
        let earlier: EntryMention?
        /// The rules against it.
        let rules: [EntryMention]
        let later: EntryMention
        let tie: Tie
    }

    private(set) var steps: [Step]

    /// Joins steps to chains: each step stands in one of them, behind the step that leads to it, if that is free.
    ///
    /// - Complexity: O(steps)
    static func joining(_ steps: [Step]) -> [FailureChain] {
        var leaving: [EntryMention: [Int]] = [:]
        for (index, step) in steps.enumerated() {
            if let earlier = step.earlier { leaving[earlier, default: []].append(index) }
        }
        let reached = Set(steps.map(\.later))
        var next: [EntryMention: Int] = [:]
        var isUsed = Array(repeating: false, count: steps.count)
        var chains: [FailureChain] = []
        func begins(_ step: Step) -> Bool { step.earlier.map { !reached.contains($0) } ?? true }
        // What nothing leads to comes first; what is left then goes in a circle, or begins where another chain has gone on.
        let order = steps.indices.filter { begins(steps[$0]) } + steps.indices.filter { !begins(steps[$0]) }
        for first in order where !isUsed[first] {
            var chain = FailureChain(steps: [])
            var step: Int? = first
            while let index = step {
                isUsed[index] = true
                chain.steps.append(steps[index])
                let place = steps[index].later
                let choices = leaving[place] ?? []
                var number = next[place] ?? 0
                while number < choices.count, isUsed[choices[number]] { number += 1 }
                next[place] = number
                step = number < choices.count ? choices[number] : nil
            }
            chains.append(chain)
        }
        return chains
    }
}
