internal import Synchronization
public import Testing

/// Counts the seeds with which a property was not tried, and fails as soon as they are too many to call it tested.
///
/// The cases of one test share a tally, which is a static constant:
///
///     private static let seeds = Seeds.upTo(100, long: 500)
///     private static let tally = SeedTally(of: seeds.count, mostSkipped: 30)
public final class SeedTally: Sendable {
    private let total: Int
    private let most: Int
    private let skipped = Mutex<[Int: String]>([:])

    /// A tally for a number of seeds, of which some percent may be skipped.
    public init(of total: Int, mostSkipped percent: Int) {
        self.total = total
        most = total * percent / 100
    }

    /// Notes that nothing was tried with a seed, and why. A seed counts once.
    public func skip(_ seed: Int, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let skipped = skipped.withLock { skipped in
            skipped[seed] = reason
            return skipped
        }
        guard skipped.count > most else { return }
        let reasons = Dictionary(grouping: skipped.values) { $0 }.map { "\($0.value.count) × \($0.key)" }
        Issue.record(
            "\(skipped.count) of \(total) seeds were skipped, more than \(most): \(reasons.sorted().joined(separator: "; "))",
            sourceLocation: sourceLocation)
    }
}
