/// How the parts of a text are merged.
struct PartRules {
    /// Whether a part that fills its lines may be added, removed and moved for itself, whatever stands beside it.
    var isItem: (PartKey) -> Bool = { _ in true }

    /// The merge of a part that both sides have; the base is nil if it is new on both.
    var merge:
        (PartKey, _ base: ArraySlice<UInt8>?, _ ours: ArraySlice<UInt8>, _ theirs: ArraySlice<UInt8>) ->
            [MergePiece]

    /// Whether a part follows from others, so that what only one side has changed is not simply taken.
    var isDerived: (PartKey) -> Bool = { _ in false }

    /// Whether a new part goes before another new one that stands at the same place.
    var precedes: (PartKey, PartKey) -> Bool = { _, _ in false }

    /// Whether a part that one side has removed says something else on the other side; nil if its bytes tell.
    var isChanged: (PartKey) -> Bool? = { _ in nil }

    /// Whether a person has to decide on a part that only one side has added.
    var isContested: (PartKey) -> Bool = { _ in false }

    /// What a message calls a part.
    var name: (PartKey) -> String = { _ in "the text" }

    /// What a message calls the text outside of the parts.
    var nameOfText = "the text"
}
