package demo

import "github.com/rekenschap/rekenschap/model"

// norms are the own norms of the board, all set by one decision.
var norms = []model.Norm{
	{Name: model.NormEvaluation, Months: 12},
	{Name: model.NormExercise, Months: 12},
	{Name: model.NormRestoreTest, Months: 12, WarnDays: 30},
	{Name: model.NormRefresh, Months: 24},
	{Name: model.NormOversight, Months: 4, WarnDays: 30},
	{Name: model.NormThreats, Months: 6},
	{Name: model.NormActions, Days: 14},
	{Name: model.NormBasis, Days: 60},
	{Name: model.NormEvidence, Days: 30, WarnDays: 14},
}

// ownNorms is the decision that sets them.
func ownNorms() *proposal {
	return &proposal{
		key: "besluit:normen", subject: "Eigen normen voor toezicht op informatiebeveiliging", basis: []string{"cbw-24-1", "cbw-24-4", "cbw-21-3-f"},
		text: `De raad stelt als eigen normen vast: evaluatie van de effectiviteit, crisisoefening en hersteltest ieder twaalf maanden; opfrissen van de
			kennis van bestuurders iedere 24 maanden; bespreking van de voortgang ten minste iedere vier maanden; beoordeling van een
			dreigingsbeeld binnen zes maanden na verschijnen; acties niet meer dan veertien dagen te laat; een besluit waarvan de basis is gewijzigd
			binnen zestig dagen opnieuw bekeken; verlopen bewijs binnen dertig dagen vervangen.

			Deze normen zijn van de raad zelf. Zij gelden vanaf dit besluit en staan in overzichten apart van wat de wet vraagt.`,
		considerations: `De wet noemt voor deze onderwerpen geen termijn. Zonder termijn is achteraf niet te zeggen of het bestuur op tijd was. De termijnen zijn
			gekozen op wat de organisatie kan dragen.`,
		alternatives: `Geen eigen normen, of voor alles een halfjaar. Het eerste geeft geen houvast, het tweede leidt tot papier zonder nut.`,
		costs:        `Twee dagen per kwartaal voor de CISO en de secretaris.`,
		residual:     `Een eigen norm die niet wordt gehaald, is zichtbaar voor iedereen die meekijkt. De raad aanvaardt dat.`,
		ciso:         `Positief.`,
		fg:           `Geen opmerkingen.`,
		outcome:      model.OutcomeApproved,
		after: func(s *story) {
			var f form
			for _, n := range norms {
				n.DecidedBy = s.id("besluit:normen")
				f.add("norm:"+string(n.Name), &n, model.Date{})
			}
			s.confirm(f)
		},
	}
}
