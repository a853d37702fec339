/// Whether a sequence that could be double-encoded could as well be text as it stands.
///
/// A sequence is an accented letter with one to three characters behind it. In clean text a letter is followed by closing
/// punctuation (`été »`, `heiß“`, `hâlâ…”`), by a mark like `™`, or by another letter; never by `€`, `¬`
/// or a control character. What no orthography writes is damage for certain; the rest needs evidence from elsewhere.
enum Legibility {
    /// Whether no orthography writes these characters in this order.
    static func isOdd(_ characters: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let lead = characters.first else { return false }
        var previous = lead
        for character in characters.dropFirst() {
            if isBreak(previous) && previous != lead {
                if neverInText(character) { return true }
            } else if !follows(letter: lead, character) {
                return true
            }
            previous = character
        }
        return false
    }

    /// Whether the characters around the sequence make its reading as text impossible.
    static func isOdd(
        _ characters: ArraySlice<Unicode.Scalar>,
        after before: Unicode.Scalar?,
        before after: Unicode.Scalar?
    ) -> Bool {
        guard let lead = characters.first, let last = characters.last else { return false }
        // A capital within a word in small letters: `cafÃ©`.
        if lead.value < 0xDF, lead.value != 0xD7, before?.properties.isLowercase == true { return true }
        // Words of this one letter, with punctuation behind it, do not exist: `20Â°`, `Ã…rhus`, `â›”`.
        if [0xC2, 0xC3, 0xE2].contains(lead.value) {
            guard let before else { return true }
            if before.isASCII, !before.properties.isAlphabetic { return true }
        }
        // Nothing that closes stands right before a letter: `Ãªtre`, `vá»›i`.
        if let after, after.properties.isAlphabetic, closes(last) {
            let inner = characters.dropLast()
            return inner.count < 2 || !(inner.last.map(isBreak) ?? false)
        }
        return false
    }

    private static func follows(letter lead: Unicode.Scalar, _ character: Unicode.Scalar) -> Bool {
        switch character {
        case "…", "‘", "’", "“", "”", "‹", "›", "«", "»", "–", "—", "•", "·", "\u{A0}", "\u{AD}", "™", "®",
            "ª",
            "º", "°", "¹", "²", "³":
            true
        // Letters of the languages that write acutes and carons, which have no `â` and no `ð`.
        case "š", "ž", "Š", "Ž": lead != "â" && lead != "ð"
        default: false
        }
    }

    /// What ends a word so that anything printable may follow.
    private static func isBreak(_ character: Unicode.Scalar) -> Bool {
        character == "\u{A0}" || character == "–" || character == "—"
    }

    private static func neverInText(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "\u{80}"..."\u{9F}", "¤", "¦", "¨", "¬", "¯", "´", "¸", "ˆ", "˜", "ƒ": true
        default: false
        }
    }

    private static func closes(_ character: Unicode.Scalar) -> Bool {
        switch character {
        case "›", "»", "”", "™", "®", "ª", "º", "°", "¹", "²", "³": true
        default: false
        }
    }
}
