/// What decides about the place of a field, whether it was read from a file or is written from a value.
struct FieldForm {
    /// The layout that the schema asks for. A field that the schema does not know is laid out like those around it.
    let layout: FieldSchema.Layout
    /// Whether it is a one-line field that is one paragraph, so that another one may stand on the line below it.
    let isLine: Bool
    /// Whether it may stand directly under the heading.
    let canFollowHeading: Bool

    /// Whether the field stands on the line below another one, or below the heading, without a blank line between them.
    ///
    /// - Parameter last: the field before it; nil if it is the first one under the heading.
    func joins(_ last: FieldForm?) -> Bool {
        layout == .line && (last.map(\.isLine) ?? canFollowHeading)
    }
}

/// The place of a value.
enum ValuePosition {
    /// On the label's line.
    case behindLabel
    /// On the line below the label.
    case below
    /// Below the label, with a blank line between them.
    case apart
}

extension FieldSchema.Layout {
    /// Where a value stands that begins in a certain way.
    func position(of start: LineStart) -> ValuePosition {
        switch start {
        case .text, .textLikeBlock: self == .block ? .below : .behindLabel
        case .textBehindLabel: .behindLabel
        case .block(let followsText): followsText ? .below : .apart
        }
    }

    /// Where a text goes that stands behind its label: it stays there if it might be something else on a line of its own.
    func position(ofTextBehindLabel start: @autoclosure () -> LineStart) -> ValuePosition {
        self == .block && start() != .text ? .behindLabel : position(of: .text)
    }
}
