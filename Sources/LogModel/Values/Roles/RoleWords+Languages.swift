extension RoleWords {
    /// The other languages of the table. One more is one more element.
    static let otherLanguages: [Words] = [
        german, french, spanish, italian, portuguese, russian, chinese, japanese, korean,
    ]

    private static let german: Words = [
        .date: [
            "Datum", "Tag", "Aufgetreten am", "Aufgetreten", "Zeitpunkt", "Datum und Uhrzeit", "Zeit", "Wann",
            "Entdeckt am", "Entdeckt", "Gefunden am", "Gemeldet am", "Gemeldet", "Erfasst am",
            "Erstmals gesehen", "Zuerst gesehen", "Eröffnet", "Eröffnet am", "Beginn", "Zeitstempel",
            "Erstellt am", "Erstellt",
        ],
        .severity: ["Schweregrad", "Schwere", "Priorität", "Dringlichkeit", "Kritikalität", "Wichtigkeit"],
        .status: ["Status", "Stand", "Zustand", "Aktueller Status", "Bearbeitungsstand"],
        .category: ["Kategorie", "Kategorien", "Fehlerklasse", "Fehlerart", "Fehlertyp", "Art", "Typ"],
        .layer: ["Schicht", "Ebene"],
        .entity: [
            "Bereich", "Betroffen", "Betroffenes System", "Betroffene Systeme", "Betroffene Komponente",
            "Einheit", "Komponente", "Dienst", "Modul", "Projekt",
        ],
        .owner: ["Verantwortlich", "Verantwortlicher", "Zuständig", "Bearbeiter", "Autor", "Gemeldet von"],
        .whatBroke: [
            "Was passiert ist", "Was ist passiert", "Was geschah", "Was ging kaputt", "Was schiefging",
            "Was ging schief", "Was ist kaputtgegangen", "Problem", "Problembeschreibung", "Symptom",
            "Symptome", "Fehler", "Fehlerbild", "Fehlermeldung", "Störung", "Vorfall", "Beobachtung",
            "Beobachtet", "Auswirkung", "Auswirkungen", "Folge", "Folgen", "Beschreibung", "Zusammenfassung",
            "Auslöser", "Kontext", "Hintergrund",
        ],
        .cause: [
            "Ursache", "Ursachen", "Grundursache", "Grund", "Hauptursache", "Eigentliche Ursache",
            "Fehlerursache", "Ursachenanalyse", "Warum", "Warum es passierte", "Diagnose",
        ],
        .whyNotCaught: [
            "Warum nicht bemerkt", "Warum unbemerkt", "Warum wir es nicht bemerkt haben",
            "Warum es nicht auffiel", "Warum nicht entdeckt", "Warum nicht erkannt",
        ],
        .fix: [
            "Lösung", "Loesung", "Lösungen", "Behebung", "Fehlerbehebung", "Korrektur", "Abhilfe", "Maßnahme",
            "Massnahme", "Maßnahmen", "Massnahmen", "Sofortmaßnahme", "Sofortmaßnahmen", "Reparatur",
            "Umgehung", "Was wir getan haben",
        ],
        .rule: [
            "Vorbeugende Regel", "Neue Regel", "Vorbeugung", "Prävention", "Vermeidung",
            "Vorbeugende Maßnahme", "Vorbeugende Maßnahmen", "Wie vermeiden", "Künftig",
        ],
        .lesson: [
            "Lehre", "Lehren", "Lektion", "Lektionen", "Erkenntnis", "Erkenntnisse", "Gelernt",
            "Was wir gelernt haben", "Fazit",
        ],
        .origin: ["Herkunft", "Ursprung", "Quelle"],
        .enforcement: [
            "Durchgesetzt durch", "Durchgesetzt von", "Durchsetzung", "Geprüft durch", "Gesichert durch",
        ],
        .related: [
            "Siehe auch", "Verwandt", "Verwandte Einträge", "Verweise", "Verweis", "Zugehörig",
            "Betroffene Dateien",
        ],
    ]

    private static let french: Words = [
        .date: [
            "Date", "Jour", "Date de l'incident", "Date et heure", "Horodatage", "Heure", "Quand",
            "Survenu le", "Détecté le", "Découvert le", "Signalé le", "Ouvert le", "Créé le", "Début",
            "Première apparition",
        ],
        .severity: [
            "Gravité", "Sévérité", "Niveau de gravité", "Criticité", "Priorité", "Urgence", "Importance",
        ],
        .status: ["Statut", "État", "État actuel", "Statut actuel"],
        .category: ["Catégorie", "Catégories", "Type d'erreur", "Type d'incident", "Classe d'erreur"],
        .layer: ["Couche", "Niveau"],
        .entity: [
            "Entité", "Système", "Système concerné", "Systèmes concernés", "Service", "Service concerné",
            "Composant", "Composant concerné", "Module", "Périmètre", "Projet",
        ],
        .owner: ["Responsable", "Propriétaire", "Assigné à", "Auteur", "Signalé par"],
        .whatBroke: [
            "Ce qui s'est passé", "Que s'est-il passé", "Qu'est-ce qui s'est passé", "Ce qui a cassé",
            "Ce qui n'a pas marché", "Problème", "Symptôme", "Symptômes", "Panne", "Erreur",
            "Message d'erreur", "Bogue", "Constat", "Observation", "Impact", "Conséquence", "Conséquences",
            "Effet", "Description", "Résumé", "Déclencheur", "Contexte",
        ],
        .cause: [
            "Cause", "Causes", "Cause racine", "Causes racines", "Cause profonde", "Cause première",
            "Cause principale", "Origine du problème", "Problème racine", "Raison", "Pourquoi", "Diagnostic",
            "Analyse",
        ],
        .whyNotCaught: [
            "Pourquoi non détecté", "Pourquoi nous ne l'avons pas vu", "Pourquoi cela n'a pas été détecté",
            "Pourquoi ce n'a pas été détecté",
        ],
        .fix: [
            "Correction", "Corrections", "Correctif", "Correctifs", "Correctif appliqué",
            "Correctifs appliqués", "Solution", "Résolution",
            "Remède", "Réparation", "Action corrective", "Actions correctives", "Mesure", "Mesures",
            "Mesures prises", "Actions", "Contournement", "Atténuation",
        ],
        .rule: [
            "Règle préventive", "Règle ajoutée", "Nouvelle règle", "Prévention", "Mesure préventive",
            "Mesures préventives", "Action préventive", "Comment éviter", "Garde-fou", "Garde-fous",
        ],
        .lesson: [
            "Leçon", "Leçons", "Leçon apprise", "Leçons apprises", "Enseignement", "Enseignements",
            "Leçon retenue", "Leçons retenues", "À retenir", "Ce que nous avons appris", "Apprentissage",
        ],
        .origin: ["Origine", "Source"],
        .enforcement: [
            "Appliqué par", "Appliquée par", "Imposé par", "Vérifié par", "Contrôlé par", "Garanti par",
        ],
        .related: [
            "Voir aussi", "Lien", "Liens", "Référence", "Références", "Fichiers concernés", "Fichiers liés",
        ],
    ]

    private static let spanish: Words = [
        .date: [
            "Fecha", "Día", "Fecha del incidente", "Fecha y hora", "Hora", "Cuándo", "Ocurrió el",
            "Detectado", "Detectado el", "Descubierto el", "Reportado", "Reportado el", "Abierto el",
            "Inicio", "Creado", "Creado el", "Primera vez",
        ],
        .severity: [
            "Gravedad", "Severidad", "Nivel de gravedad", "Nivel de severidad", "Criticidad", "Prioridad",
            "Urgencia", "Importancia",
        ],
        .status: ["Estado", "Estatus", "Situación", "Estado actual"],
        .category: ["Categoría", "Categorías", "Tipo", "Tipo de error", "Tipo de fallo", "Clase de error"],
        .layer: ["Capa", "Nivel"],
        .entity: [
            "Entidad", "Sistema", "Sistema afectado", "Sistemas afectados", "Servicio", "Servicio afectado",
            "Componente", "Componente afectado", "Módulo", "Área", "Proyecto",
        ],
        .owner: ["Responsable", "Encargado", "Asignado a", "Autor", "Reportado por"],
        .whatBroke: [
            "Qué falló", "Qué pasó", "Qué ocurrió", "Qué se rompió", "Qué salió mal", "Problema", "Síntoma",
            "Síntomas", "Error", "Mensaje de error", "Fallo", "Falla", "Avería", "Incidente", "Observado",
            "Observación", "Impacto", "Efecto", "Consecuencia", "Consecuencias", "Descripción", "Resumen",
            "Desencadenante", "Contexto",
        ],
        .cause: [
            "Causa", "Causas", "Causa raíz", "Causas raíz", "Causa principal", "Motivo", "Razón", "Por qué",
            "Por qué ocurrió", "Diagnóstico", "Análisis",
        ],
        .whyNotCaught: [
            "Por qué no se detectó", "Por qué no lo detectamos", "Por qué no se vio",
            "Por qué pasó desapercibido",
        ],
        .fix: [
            "Solución", "Soluciones", "Corrección", "Correcciones", "Arreglo", "Resolución", "Reparación",
            "Remedio", "Acción correctiva", "Acciones correctivas", "Acción", "Acciones", "Medida", "Medidas",
            "Medidas tomadas", "Mitigación", "Solución temporal",
        ],
        .rule: [
            "Regla preventiva", "Regla añadida", "Nueva regla", "Prevención", "Medida preventiva",
            "Medidas preventivas", "Acción preventiva", "Acciones preventivas", "Cómo evitarlo",
            "Cómo prevenir",
        ],
        .lesson: [
            "Lección", "Lecciones", "Lección aprendida", "Lecciones aprendidas", "Aprendizaje",
            "Aprendizajes", "Qué aprendimos", "Conclusión",
        ],
        .origin: ["Origen", "Fuente"],
        .enforcement: [
            "Aplicado por", "Aplicada por", "Impuesto por", "Verificado por", "Comprobado por",
            "Garantizado por",
        ],
        .related: [
            "Ver también", "Véase también", "Relacionado", "Relacionados", "Referencia", "Referencias",
            "Enlaces", "Archivos relacionados",
        ],
    ]

    private static let italian: Words = [
        .date: [
            "Data", "Giorno", "Data dell'incidente", "Data e ora", "Ora", "Quando", "Rilevato il",
            "Scoperto il", "Segnalato il", "Aperto il", "Inizio", "Creato il", "Prima volta",
        ],
        .severity: [
            "Gravità", "Severità", "Livello di gravità", "Criticità", "Priorità", "Urgenza", "Importanza",
        ],
        .status: ["Stato", "Stato attuale", "Situazione"],
        .category: [
            "Categoria", "Categorie", "Tipo di errore", "Tipo di guasto", "Classe di errore", "Tipologia",
        ],
        .layer: ["Livello", "Strato"],
        .entity: [
            "Entità", "Sistema", "Sistema coinvolto", "Sistemi coinvolti", "Servizio", "Servizio coinvolto",
            "Componente", "Componente coinvolto", "Modulo", "Progetto",
        ],
        .owner: ["Responsabile", "Assegnatario", "Assegnato a", "Autore", "Segnalato da"],
        .whatBroke: [
            "Cosa si è rotto", "Cosa è successo", "Che cosa è successo", "Cosa è andato storto", "Problema",
            "Sintomo", "Sintomi", "Guasto", "Errore", "Messaggio di errore", "Incidente", "Osservato",
            "Osservazione", "Impatto", "Effetto", "Conseguenza", "Conseguenze", "Descrizione", "Riepilogo",
            "Riassunto", "Innesco", "Contesto",
        ],
        .cause: [
            "Causa", "Cause", "Causa principale", "Causa radice", "Causa primaria", "Motivo", "Ragione",
            "Perché", "Perché è successo", "Diagnosi", "Analisi",
        ],
        .whyNotCaught: [
            "Perché non rilevato", "Perché non ce ne siamo accorti", "Perché non è stato rilevato",
            "Perché non è stato notato",
        ],
        .fix: [
            "Soluzione", "Soluzioni", "Correzione", "Correzioni", "Risoluzione", "Rimedio", "Riparazione",
            "Azione correttiva", "Azioni correttive", "Azioni intraprese", "Misure adottate", "Mitigazione",
        ],
        .rule: [
            "Regola preventiva", "Regola aggiunta", "Nuova regola", "Prevenzione", "Misura preventiva",
            "Misure preventive", "Azione preventiva", "Azioni preventive", "Come evitarlo", "Come prevenire",
        ],
        .lesson: [
            "Lezione", "Lezioni", "Lezione appresa", "Lezioni apprese", "Insegnamento", "Insegnamenti",
            "Cosa abbiamo imparato",
        ],
        .origin: ["Origine", "Fonte"],
        .enforcement: [
            "Applicato da", "Applicata da", "Imposto da", "Verificato da", "Controllato da", "Garantito da",
        ],
        .related: [
            "Vedi anche", "Correlato", "Correlati", "Riferimento", "Riferimenti", "Collegamenti",
            "File correlati",
        ],
    ]

    private static let portuguese: Words = [
        .date: [
            "Data", "Dia", "Data do incidente", "Data e hora", "Quando", "Detectado em", "Descoberto em",
            "Reportado em", "Aberto em", "Início", "Criado em", "Primeira vez",
        ],
        .severity: [
            "Gravidade", "Severidade", "Nível de gravidade", "Nível de severidade", "Criticidade",
            "Prioridade", "Urgência", "Importância",
        ],
        .status: ["Estado", "Situação", "Status atual", "Estado atual"],
        .category: ["Categoria", "Categorias", "Tipo de erro", "Tipo de falha", "Classe de erro"],
        .layer: ["Camada", "Nível"],
        .entity: [
            "Entidade", "Sistema", "Sistema afetado", "Sistemas afetados", "Serviço", "Serviço afetado",
            "Componente", "Componente afetado", "Módulo", "Projeto",
        ],
        .owner: ["Responsável", "Encarregado", "Atribuído a", "Autor", "Reportado por"],
        .whatBroke: [
            "O que quebrou", "O que aconteceu", "O que falhou", "O que deu errado", "Problema", "Sintoma",
            "Sintomas", "Erro", "Mensagem de erro", "Falha", "Incidente", "Observado", "Observação",
            "Impacto", "Efeito", "Consequência", "Consequências", "Descrição", "Resumo", "Gatilho",
            "Contexto",
        ],
        .cause: [
            "Causa", "Causas", "Causa raiz", "Causa principal", "Motivo", "Razão", "Por que",
            "Por que aconteceu", "Diagnóstico", "Análise",
        ],
        .whyNotCaught: [
            "Por que não foi detectado", "Por que não detectamos", "Por que não foi percebido",
            "Por que passou despercebido",
        ],
        .fix: [
            "Solução", "Soluções", "Correção", "Correções", "Resolução", "Conserto", "Reparo",
            "Ação corretiva", "Ações corretivas", "Ações tomadas", "Medidas tomadas", "Mitigação",
        ],
        .rule: [
            "Regra preventiva", "Regra adicionada", "Nova regra", "Prevenção", "Medida preventiva",
            "Medidas preventivas", "Ação preventiva", "Ações preventivas", "Como evitar", "Como prevenir",
        ],
        .lesson: [
            "Lição", "Lições", "Lição aprendida", "Lições aprendidas", "Aprendizado", "Aprendizados",
            "O que aprendemos",
        ],
        .origin: ["Origem", "Fonte"],
        .enforcement: ["Aplicado por", "Aplicada por", "Imposto por", "Verificado por", "Garantido por"],
        .related: [
            "Ver também", "Veja também", "Relacionado", "Relacionados", "Referência", "Referências",
            "Arquivos relacionados",
        ],
    ]
}
