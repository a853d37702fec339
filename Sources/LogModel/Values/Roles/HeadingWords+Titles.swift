/// What the title of a file or of a section says of what stands under it.
extension HeadingWords {
    /// Whether a title says that many things are collected here, and not that one happened: `Lessons`, `Known issues`.
    static func isCollection(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(title), collections)
    }

    private static let collections = [
        "lessons", "mistakes", "gotchas", "pitfalls", "learnings", "known issues", "known problems",
        "failures", "incidents", "errors", "bugs", "bug fixes", "bugfixes",
        "issues", "problems", "traps", "post-mortems", "postmortems", " log", "footguns", "anti-patterns",
        "troubleshooting", "regressions",
        "教训", "踩坑", "错误记录", "问题记录", "失败记录", "失敗", "教訓", "ミス集", "교훈", "실수", "오류 기록", "실패 기록", "lehren",
        "bekannte fehler", "bekannte probleme",
        "problèmes connus", "problemas conocidos", "problemas conhecidos", "problemi noti",
        "известные проблемы",
        "erkenntnisse", "fehlerliste", "leçons",
        "erreurs", "lecciones", "errores", "fallos", "lezioni", "errori", "lições", "erros", "уроки",
        "ошибки", "грабли", "постмортемы",
    ]

    /// Whether a title says that the file tells what to do, and not what happened: a runbook, a policy.
    static func isGuide(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        let text = bytes.string(title)
        // `Error log: what went wrong, and how to improve` collects what happened.
        return SectionWords.holds(text, guides)
            || SectionWords.holds(text, instructions) && !SectionWords.holds(text, collections + logNames)
    }

    private static let instructions = ["how to ", "how-to", "handling", "guide"]

    private static let logNames = [
        "error log", "failure log", "incident log", "bug log", "issue log", "mistake log", "lesson log",
    ]

    private static let guides = [
        "runbook", "playbook", "policy", "procedure", "handbook", "guideline", "checklist",
        "response plan", "response process",
        "template", "changelog", "release notes", "roadmap", "手册", "指南", "流程", "手順", "ガイド", "가이드", "절차",
        "error codes", "status codes", "exit codes", "fehlercodes", "codes d'erreur", "códigos de error",
        "códigos de erro", "codici di errore", "коды ошибок", "错误码", "錯誤碼", "エラーコード", "오류 코드",
        "leitfaden", "richtlinie", "anleitung", "reference guide", "todo", "to-do",
    ]

    /// Whether a title says that one thing happened, of which the file tells: `Postmortem: the queue stood`.
    static func isPostmortemTitle(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        SectionWords.holds(bytes.string(title), postmortems)
    }

    private static let postmortems = [
        "postmortem", "post-mortem", "post mortem", "incident", "rca", "root cause", "bug", "复盘", "事故", "障害",
        "장애", "failure", "постмортем", "ポストモーテム", "포스트모템",
    ]

    /// Whether a title is that of a report on one thing: `Incident report: the queue stood`.
    static func isReportTitle(_ bytes: [UInt8], _ title: Range<Int>) -> Bool {
        let text = bytes.string(title)
        return SectionWords.holds(text, reports) && !SectionWords.holds(text, collections)
    }

    private static let reports = [
        "incident report", "bug report", "failure report", "error report", "postmortem", "post-mortem",
        "post mortem",
        "root cause analysis", "rca", "事故报告", "事故報告", "故障报告", "障害報告", "장애 보고", "vorfallbericht",
        "fehlerbericht", "rapport d'incident", "informe de incidente", "relatório de incidente",
        "rapporto di incidente", "отчет об инциденте", "отчёт об инциденте", "постмортем",
    ]

    /// Whether a heading says that what stands under it sums up the rest.
    static func isSummary(_ bytes: [UInt8], _ words: Range<Int>) -> Bool {
        words.count <= 40 && SectionWords.holds(bytes.string(words), summaries)
    }

    private static let summaries = [
        "summary", "overview", "at a glance", "tl;dr", "概述", "概要", "摘要", "개요", "요약", "zusammenfassung",
        "überblick",
        "résumé", "aperçu", "resumen", "resumo", "riepilogo", "sommario", "обзор", "сводка", "кратко",
    ]
}
