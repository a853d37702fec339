import MarkdownAST
import Testing

@testable import LogModel

@Suite("Roles: the table of labels")
struct RoleWordsTests {
    @Test("no label means two things in one language, and none is there twice")
    func distinct() {
        #expect(RoleWords.otherLanguages.count == 9)
        for language in [RoleWords.english] + RoleWords.otherLanguages {
            var roles: [[UInt8]: FieldRole] = [:]
            for (role, labels) in language {
                for label in labels {
                    let key = PlainLetters.key(FoldedText.key(Array(label.utf8)))
                    #expect(!key.isEmpty && (roles[key] == nil || roles[key] == role), "\(label)")
                    roles[key] = role
                }
            }
        }
    }

    @Test(
        "labels in all languages",
        arguments: [
            (
                FieldRole.date,
                "Date Found, First-Seen, Timestamp, Opened, 发现时间, 発生日時, 발생 일시, Дата обнаружения, Entdeckt am, Détecté le"
            ),
            (
                .severity,
                "Priority, Impact Level, Urgency, Priorität, Criticité, Prioridad, Gravità, Urgência, Приоритет, 优先级, 優先度, 우선순위"
            ),
            (
                .status,
                "State, Current Status, Resolved?, Stand, Statut, Situación, Stato, Situação, Состояние, 当前状态, 対応状況, 처리 상태"
            ),
            (
                .whatBroke,
                "Symptom, Details, Impact, Observed, Fehlerbild, Symptômes, Síntomas, Sintomi, Falha, Сбой, 现象, 不具合, 증상"
            ),
            (
                .cause,
                "Underlying Cause, Why did it happen?, Ursachen, Cause première, Causas, Causa radice, Razão, Первопричина, 根因, 真因, 근본원인"
            ),
            (.whyNotCaught, "Why Tests Missed It, Warum unbemerkt, Почему пропустили, 漏检原因, 見逃した理由, 왜 놓쳤나"),
            (
                .fix,
                "Remediation, Action items, Workaround, Maßnahmen, Correctif, Arreglo, Rimedio, Conserto, Исправление, 修复, 対策, 조치"
            ),
            (
                .rule,
                "Prevention, The rule, Guardrail, Vorbeugung, Garde-fou, Prevención, Prevenzione, Prevenção, Как избежать, Как избегать, 预防措施, 再発防止, 재발 방지"
            ),
            (
                .lesson,
                "Takeaway, What We Learned, Erkenntnis, Enseignements, Aprendizajes, Insegnamento, Lição, Выводы, 教训, 学び, 배운 점"
            ),
            (
                .related,
                "See also, Related Files, Siehe auch, Voir aussi, Véase también, Vedi anche, Veja também, См. также, 参见, 関連, 참고"
            ),
            (.owner, "Assigned to, Zuständig, Responsable, Assegnatario, Ответственный, 负责人, 担当者, 담당자"),
            (
                .category,
                "Error Type, Fehlerklasse, Catégories, Tipo de error, Tipologia, Класс ошибки, 问题类型, 種別, 유형"
            ),
            (
                .entity,
                "Affected Components, Betroffene Systeme, Périmètre, Módulo, Компонент, 影响范围, 対象, 영향 범위"
            ),
        ]
    )
    func languages(_ role: FieldRole, _ labels: String) {
        for label in labels.split(separator: ", ") {
            #expect(RoleWords.word(String(label), inRules: false)?.role == role, "\(label)")
        }
    }

    @Test(
        "accents, capitals and what stands around the words do not matter",
        arguments: [
            ("Resolution", FieldRole.fix), ("RÉSOLUTION", .fix), ("Re\u{301}solution", .fix),
            ("Gravite", .severity),
            ("gravità", .severity), ("Losung", .fix), ("Massnahme", .fix), ("Серьезность", .severity),
            ("🔍 Root Cause", .cause), ("⚠️ Severity", .severity), ("What happened ?", .whatBroke),
            ("Ce qui s’est passé", .whatBroke), ("¿Qué pasó?", .whatBroke), ("原因？", .cause),
            ("Root-cause", .cause),
        ]
    )
    func spellings(_ label: String, _ role: FieldRole) {
        #expect(RoleWords.word(label, inRules: false)?.role == role)
    }

    @Test(
        "what means something else, or nothing",
        arguments: ["", "?", "é", "Notes", "Fixed", "Last Seen", "Rule"])
    func unknown(_ label: String) {
        #expect(RoleWords.word(label, inRules: false) == nil)
    }

    @Test("of two labels for one thing the better one counts, not the first one")
    func better() throws {
        let text = """
            ### [F-001] One
            **Context:** The night run.
            **Priority:** P3
            **Symptom:** Nothing came.
            **Severity level:** high
            **Created:** 2026-02-12
            **Occurred:** 2026-02-11
            """
        let entry = try #require(LogDocument(reading: try Document(parsing: text)).entries.first)
        #expect(entry.failure.whatBroke == "Nothing came." && entry[.whatBroke]?.label == "Symptom")
        #expect(entry.severity?.name == "high" && entry.failure.severity?.name == "high")
        #expect(entry.date?.day == 11 && entry.failure.date?.day == 11)
    }

    @Test("a text on prevention does not take the place of a template's rules")
    func rules() throws {
        let text =
            "```\n### [F-XXX] T\n**Prevention:** text\n**Guards it:** [R-XXX]\n```\n\n"
            + "### [F-001] A\n**Prevention:** a wall\n**Guards it:** R-007\n"
        let entry = try #require(LogDocument(reading: try Document(parsing: text)).entries.first)
        #expect(entry.summary.rules.map(\.text) == ["R-007"] && entry.failure.ruleReferences.count == 1)
    }
}
