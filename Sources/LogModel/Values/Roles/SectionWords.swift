/// The words by which the heading of a section says what it lists, whatever else it says.
///
/// The table is data, as ``RoleWords`` is: the beginnings of words, folded, in ten languages.
package enum SectionWords {
    /// Whether a heading says that files which belong to the log are listed under it: `Related Files`, `Siehe auch`.
    package static func namesRelatedFiles(_ heading: String) -> Bool { holds(heading, relatedFiles) }

    /// Whether a heading, of a section or of a column, says that categories of failures are counted under it.
    package static func namesCategories(_ heading: String) -> Bool { holds(heading, categories) }

    private static let relatedFiles = [
        "related", "companion", "associated file", "see also", "family",
        "verwandt", "zugehörig", "siehe auch",
        "fichiers liés", "documents liés", "associés", "connexes", "voir aussi",
        "relacionad", "véase también", "ver también", "ver también",
        "correlat", "collegati", "vedi anche",
        "ver também", "veja também",
        "связанн", "см. также", "смотри также",
        "相关", "相關", "关联", "關聯", "参见", "參見",
        "関連", "관련",
    ]

    private static let categories = [
        "categor", "kategor", "catégor", "категор", "failure type", "failure class", "error class",
        "error type",
        "fehlerklasse", "fehlerart", "类别", "類別", "分类", "分類", "カテゴリ", "분류", "카테고리",
    ]

    /// Whether a word of a heading begins with one of some texts.
    static func holds(_ heading: String, _ words: [String]) -> Bool {
        let text = heading.lowercased()
        return words.contains { word in
            var rest = text[...]
            while let place = rest.firstRange(of: word) {
                // A word such as `unrelated` says something else; scripts without blanks have no such words.
                let isStart =
                    place.lowerBound == text.startIndex
                    || !text[text.index(before: place.lowerBound)].isLetter
                    || !(word.first?.isASCII ?? true)
                if isStart { return true }
                rest = rest[place.upperBound...]
            }
            return false
        }
    }
}
