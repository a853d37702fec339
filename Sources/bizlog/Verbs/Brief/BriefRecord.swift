import LogModel

/// The output of `brief --json`. Values that a rule or lesson lacks are left out.
struct BriefRecord: Encodable {
    struct Item: Encodable {
        let kind: String
        let id: String?
        let path: String
        /// From 1.
        let line: Int
        let title: String
        let text: String
        let date: String?
        let severity: String?
        let status: String?
        let recurrences: [String]
        let enforcement: String
        let because: [String]

        init(_ item: BriefItem, in names: [String]) {
            let entry = item.review.entry
            kind = item.review.isWithinFailure ? "lesson" : "rule"
            id = entry.hasID ? entry.id.text : nil
            path = names[item.review.file]
            line = entry.position.line
            title = item.title
            text = item.text
            date = item.review.date?.description
            severity = item.severity?.name
            status = entry.status?.name
            recurrences = item.recurrences.map(\.text)
            enforcement = item.enforcement.rawValue
            because = item.reasons.map(\.description)
        }
    }

    let version = 1
    let today: String?
    /// In tokens.
    let budget: Int
    /// How many rules and lessons matter and did not fit.
    var omitted: Int
    var items: [Item] = []

    /// The most important rules and lessons that fit a budget together; nil if not even an empty list does.
    init?(_ brief: LogBrief, in names: [String], within tokens: Int) throws {
        (today, budget, omitted) = (brief.today?.description, tokens, brief.items.count)
        let room = LogBrief.bytes(ofTokens: tokens)
        let frame = try json().count
        guard frame <= room else { return nil }
        var single = self
        items = try brief.pieces(within: room - frame) { item in
            let item = Item(item, in: names)
            single.items = [item]
            // As the only item it has at least the line endings and the blanks around it that it has among others.
            return (item, try single.json().count - frame + 1)
        }
        omitted -= items.count
    }
}
