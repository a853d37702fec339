internal import Foundation

/// How many seeds a test tries: some at each run, all of them in `make test-long`, which sets `BIZLOG_TESTS=long`.
public enum Seeds {
    /// Whether all that there is is tried.
    public static let areAll = ProcessInfo.processInfo.environment["BIZLOG_TESTS"] == "long"

    /// The seeds from 0 on.
    public static func upTo(_ usual: Int, long: Int) -> Range<Int> { 0..<(areAll ? long : usual) }

    /// All elements, or every so many of them. Which ones depends on a number, so that tests which try some of the elements
    /// for each of many other things try all elements together.
    public static func all<Element>(of elements: [Element], orOneIn step: Int, by number: Int = 0)
        -> [Element]
    {
        areAll
            ? elements
            : elements.indices.filter { ($0 + number).isMultiple(of: step) }.map { elements[$0] }
    }
}
