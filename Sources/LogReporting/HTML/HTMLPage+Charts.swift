internal import LogModel
internal import MarkdownAST

/// The charts: one picture for each year, so that they stand side by side where there is room, and below each other where there is none.
extension HTMLPage {
    private static let monthNames: [StaticString] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    private static let monthLetters: [StaticString] = [
        "J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D",
    ]
    private static let fills: [StaticString] = [
        "class=\"s0\"", "class=\"s1\"", "class=\"s2\"", "class=\"s3\"", "class=\"s4\"", "class=\"s5\"",
    ]
    private static let levels: [StaticString] = ["l0", "l1", "l2", "l3", "l4"]

    // MARK: Months

    mutating func writeTimeline() {
        let calendar = report.calendar
        guard !calendar.years.isEmpty else {
            return paragraph(
                report.statistics.total == 0 ? "There are no failures to draw." : report.undatedText)
        }
        writePatterns()
        markup("<ul class=\"legend\">\n")
        for (place, name) in calendar.severities.enumerated() {
            markup(
                "<li><svg width=\"16\" height=\"16\" aria-hidden=\"true\"><rect width=\"16\" height=\"16\" rx=\"2\" "
            )
            markup(Self.fills[min(place, Self.fills.count - 1)])
            markup("/></svg> ")
            text(name)
            markup("</li>\n")
        }
        markup("</ul>\n<div class=\"years\">\n")
        for year in calendar.years { writeMonths(of: year, highest: calendar.highestMonth) }
        markup("</div>\n")
        paragraph(report.undatedText)
        paragraph(report.earlierYearsText)
        writeMonthTable()
    }

    /// Severities differ by their pattern as well, for those who do not tell colours apart and for print.
    private mutating func writePatterns() {
        markup(
            """
            <svg class="defs" width="0" height="0" aria-hidden="true"><defs>
            <pattern id="p1" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" \
            class="b1"/><rect width="2" height="6" class="gap"/></pattern>
            <pattern id="p2" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="b2"/><circle cx="3" cy="3" \
            r="1.4" class="gap"/></pattern>
            <pattern id="p3" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="b3"/><rect width="5" \
            height="1.5" class="gap"/></pattern>
            <pattern id="p4" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" class="b4"/><rect width="1.5" \
            height="5" class="gap"/></pattern>
            <pattern id="p5" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="6" height="6" \
            class="b5"/><rect width="3" height="6" class="gap"/></pattern>
            </defs></svg>

            """)
    }

    private mutating func beginFigure(_ year: FailureCalendar.Year, _ kind: StaticString, height: Int) {
        markup("<figure><figcaption>")
        number(year.number)
        markup("</figcaption>\n<svg class=\"chart\" role=\"img\" width=\"320\" height=\"")
        number(height)
        markup("\" viewBox=\"0 0 320 ")
        number(height)
        markup("\" aria-labelledby=\"")
        markup(kind)
        number(year.number)
        markup("t ")
        markup(kind)
        number(year.number)
        markup("d\">\n<title id=\"")
        markup(kind)
        number(year.number)
        markup("t\">")
    }

    private mutating func beginDescription(_ year: FailureCalendar.Year, _ kind: StaticString) {
        markup("</title>\n<desc id=\"")
        markup(kind)
        number(year.number)
        markup("d\">")
    }

    private mutating func writeMonths(of year: FailureCalendar.Year, highest: Int) {
        beginFigure(year, "m", height: 150)
        text("\(year.total.counting("failure", "failures")) in the months of \(year.number)")
        beginDescription(year, "m")
        for (month, counts) in year.months.enumerated() where counts.contains(where: { $0 > 0 }) {
            markup(Self.monthNames[month])
            text(": \(severities(counts)). ")
        }
        markup("</desc>\n")
        markup("<line x1=\"4\" y1=\"130.5\" x2=\"316\" y2=\"130.5\" class=\"axis\"/>\n")
        for (month, counts) in year.months.enumerated() {
            let left = 4 + month * 26
            writeLabel(Self.monthLetters[month], x: left + 13, y: 145)
            let total = counts.reduce(0, +)
            if total == 0 { continue }
            // From the axis up, in units of a tenth, so that what is drawn adds up to the whole.
            let scale = Double(1100) / Double(max(1, highest))
            var sum = 0
            for (place, count) in counts.enumerated() where count > 0 {
                let bottom = Int(Double(sum) * scale)
                sum += count
                let top = max(bottom + 10, Int(Double(sum) * scale))
                markup("<rect x=\"")
                number(left + 3)
                markup("\" y=\"")
                tenths(1300 - top)
                markup("\" width=\"20\" height=\"")
                tenths(top - bottom)
                markup("\" ")
                markup(Self.fills[min(place, Self.fills.count - 1)])
                markup("><title>")
                markup(Self.monthNames[month])
                text(" \(year.number), \(report.calendar.severities[place]): \(count)")
                markup("</title></rect>\n")
            }
            writeNumber(total, x: left + 13, y: 126 - Int(Double(sum) * scale) / 10)
        }
        markup("</svg></figure>\n")
    }

    private func severities(_ counts: [Int]) -> String {
        counts.enumerated().filter { $0.element > 0 }
            .map { "\($0.element) \(report.calendar.severities[$0.offset])" }.joined(separator: ", ")
    }

    private mutating func tenths(_ number: Int) {
        self.number(number / 10)
        markup(".")
        self.number(number % 10)
    }

    private mutating func writeLabel(_ label: StaticString, x: Int, y: Int) {
        beginText(x: x, y: y)
        markup(label)
        markup("</text>\n")
    }

    private mutating func writeNumber(_ value: Int, x: Int, y: Int) {
        beginText(x: x, y: y)
        if value > 9999 {
            number(value / 1000)
            markup("k")
        } else {
            number(value)
        }
        markup("</text>\n")
    }

    private mutating func beginText(x: Int, y: Int, _ kind: StaticString = "label") {
        markup("<text x=\"")
        number(x)
        markup("\" y=\"")
        number(y)
        markup("\" class=\"")
        markup(kind)
        markup("\">")
    }

    private mutating func writeMonthTable() {
        let calendar = report.calendar
        markup(
            "<details><summary>The same as a table</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
        )
        markup("aria-label=\"Failures by month\">")
        markup("<table>\n<thead><tr><th scope=\"col\">Month</th>")
        for name in calendar.severities {
            markup("<th scope=\"col\">")
            text(name)
            markup("</th>")
        }
        markup("<th scope=\"col\">All</th></tr></thead>\n<tbody>\n")
        for year in calendar.years {
            for (month, counts) in year.months.enumerated() where counts.contains(where: { $0 > 0 }) {
                markup("<tr><th scope=\"row\">")
                text("\(year.number)-\(month < 9 ? "0" : "")\(month + 1)")
                markup("</th>")
                for count in counts {
                    markup("<td class=\"number\">")
                    number(count)
                    markup("</td>")
                }
                markup("<td class=\"number\">")
                number(counts.reduce(0, +))
                markup("</td></tr>\n")
            }
        }
        markup("</tbody></table></div></details>\n")
    }

    // MARK: Weeks

    mutating func writeWeeks() {
        let calendar = report.calendar
        guard !calendar.years.isEmpty else { return paragraph("There are no days to draw.") }
        paragraph(
            "Each square is a week as ISO 8601 counts them, thirteen in a row, with its number of failures; the darker, the more."
        )
        markup("<div class=\"years\">\n")
        for year in calendar.years where year.weeks.contains(where: { $0 > 0 }) {
            writeWeeks(of: year, highest: calendar.highestWeek)
        }
        markup("</div>\n")
    }

    private mutating func writeWeeks(of year: FailureCalendar.Year, highest: Int) {
        beginFigure(year, "w", height: 92)
        text("Failures in the weeks of \(year.number)")
        beginDescription(year, "w")
        for (week, count) in year.weeks.enumerated() where count > 0 {
            text("Week \(week + 1): \(count). ")
        }
        markup("</desc>\n")
        for (week, count) in year.weeks.enumerated() {
            // The week 53 stands at the end of the last row.
            let row = min(3, week / 13)
            let (x, y) = (26 + (week - row * 13) * 21, 4 + row * 22)
            if week - row * 13 == 0 {
                beginText(x: 20, y: y + 14, "label end")
                number(week + 1)
                markup("</text>\n")
            }
            if week == 52, count == 0 { continue }
            let level = count == 0 ? 0 : max(1, (count * 4 + highest - 1) / max(1, highest))
            markup("<rect x=\"")
            number(x)
            markup("\" y=\"")
            number(y)
            markup("\" width=\"19\" height=\"19\" rx=\"3\" class=\"")
            markup(Self.levels[min(4, level)])
            markup("\"/>")
            if count == 0 { continue }
            markup("<text x=\"")
            number(x)
            markup(".5\" y=\"")
            number(y + 14)
            markup("\" dx=\"9\" class=\"cell c")
            number(min(4, level))
            markup("\"><title>")
            text("\(year.number), week \(week + 1): \(count.counting("failure", "failures"))")
            markup("</title>")
            if count > 999 { markup("1k+") } else { number(count) }
            markup("</text>\n")
        }
        markup("</svg></figure>\n")
    }
}
