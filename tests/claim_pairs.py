"""Sources and claims written for the tests of verification: what kind, the source, the claim, what it should
be.

Statuses are given by their first letters: s(upported), p(artly), c(ontradicted), u(nsupported); several
where more than one is right.
"""

TEXTS = {
    "ferry": (
        "The ferry Aurora ran aground off Port Ellis on Monday evening, and 31 of its 118 passengers were "
        "hurt, the "
        "harbour authority said. Captain Mira Solberg told reporters that the steering had failed. The "
        "company that "
        "runs the ferry, Northline, did not comment. Two of the injured remain in hospital. Northline "
        "plans to buy "
        "a second vessel next year for 1.2 million euros."
    ),
    "dam": (
        "The parliament of Velland approved the Karst dam on Feb. 11, 2021, by 84 votes to 47. Prime "
        "Minister Edda "
        "Runeson supported the project, while the Green Alliance opposed it. The dam will cost about 900 "
        "million "
        "crowns and may flood three villages. Farmers in the valley failed to stop the construction in "
        "court. "
        "Prices of electricity fell by 12 percent after the vote."
    ),
    "club": (
        "Harrow City beat Eastvale United 3-1 in the cup final on Saturday. Striker Tomas Brandt scored "
        "twice before "
        "half-time. “We were the better side from the first minute,” said coach Lena Forss. Eastvale's "
        "keeper, "
        "Paul Iveson, denied that he had been unwell. More than 40,000 people watched the match at the "
        "Meridian "
        "Stadium. Some fans were arrested after fights near the station."
    ),
    "firm": (
        "Zentrix, a maker of medical pumps, sold its Polish plant to Ostrava Holding in March 2022. The "
        "company cut "
        "half of its 2,400 jobs because demand had collapsed. Chief executive Robert Kline resigned in June. "
        "According to the workers' union, Zentrix allegedly hid the losses from its banks. Revenue rose "
        "from 310 "
        "million dollars to 325 million dollars. Its market share slipped by two percentage points."
    ),
    "war": (
        "Morvia attacked the border town of Sela before dawn, the Tasvan defence ministry said. Tasvan "
        "troops were "
        "driven back by Morvian tanks. At least 20 soldiers were killed and dozens of civilians fled. The "
        "United "
        "Nations called for a ceasefire. The North Atlantic Treaty Organization said that it would not "
        "send troops. "
        "Talks between the two governments could resume in Geneva on 3 May."
    ),
    "bank": (
        "The central bank of Norland left its key interest rate unchanged at 4.25 percent on Thursday, 14 "
        "September "
        "2023. Governor Ilse Maurer warned that inflation remained too high. “Nobody should expect a cut "
        "this year,” "
        "Maurer told a news conference in Halden. Economists at Beck & Söhne had predicted an increase. "
        "Shares of "
        "Norland's three largest lenders dropped by nearly 5 percent. The finance ministry refused to "
        "comment."
    ),
    "lab": (
        "Researchers at the University of Tarn have developed a battery that charges in six minutes. The "
        "team led by "
        "Dr. Aiko Benning tested the device on 250 electric buses. Most of the buses kept 90 percent of "
        "their "
        "range after two years. The new material does not contain cobalt. A fire destroyed part of the "
        "laboratory "
        "in 2018, and the cause was never found. The university hopes to license the invention to carmakers."
    ),
    "vote": (
        "President Omar Delacroix dismissed interior minister Paula Renner on Friday after police killed two "
        "protesters in the capital. Renner said she was “not ashamed of anything”. Opposition leader Ken "
        "Abara "
        "demanded an inquiry. The election, originally planned for May, has been postponed to October. "
        "About 60 "
        "percent of voters back the president, down from 71 percent in January, according to a poll by "
        "Sentio."
    ),
}

PAIRS = (
    ("copied", "bank", "Governor Ilse Maurer warned that inflation remained too high.", "s"),
    ("synonym", "bank", "The central bank kept its key interest rate at 4.25 percent.", "s"),
    ("synonym", "bank", "Shares of the three biggest lenders fell by almost 5 percent.", "s"),
    ("negation kept", "bank", "The finance ministry did not comment.", "s"),
    (
        "date form",
        "bank",
        "In September 2023 the central bank of Norland left its interest rate unchanged.",
        "s",
    ),
    (
        "synonym",
        "lab",
        "Scientists at the University of Tarn have developed a battery that charges in six minutes.",
        "s",
    ),
    ("negation kept", "lab", "The new material contains no cobalt.", "s"),
    ("passive", "lab", "Part of the laboratory was destroyed by a fire in 2018.", "s"),
    ("number form", "lab", "The battery was tested on 250 buses.", "s"),
    ("synonym", "vote", "The president fired interior minister Paula Renner on Friday.", "s"),
    ("passive", "vote", "Two protesters were killed by police in the capital.", "s"),
    ("synonym", "vote", "The election has been delayed to October.", "s"),
    ("number form", "vote", "Roughly 60% of voters support the president.", "s"),
    ("quote kept", "vote", "Renner is “not ashamed of anything”.", "s"),
    ("number", "bank", "The central bank left its key interest rate unchanged at 4.75 percent.", "c"),
    ("number", "lab", "The battery charges in sixteen minutes.", "c"),
    ("number", "lab", "The team tested the device on 520 electric buses.", "c"),
    ("number", "vote", "Police killed twelve protesters in the capital.", "c"),
    ("unit", "lab", "The battery charges in six hours.", "c"),
    ("date", "vote", "The election has been postponed to November.", "c"),
    ("date", "bank", "The central bank left its key interest rate unchanged on Tuesday.", "c"),
    ("date", "lab", "A fire destroyed part of the laboratory in 2016.", "c"),
    ("name", "bank", "Governor Ilse Maurer spoke at a news conference in Oslo.", "cu"),
    ("name", "lab", "Researchers at the University of Lyme have developed a battery.", "cu"),
    ("name", "vote", "Opposition leader Ken Okafor demanded an inquiry.", "cu"),
    ("name", "vote", "President Omar Delacroix dismissed interior minister Paula Steiner.", "cu"),
    ("role", "vote", "Protesters killed two police in the capital.", "c"),
    ("role", "vote", "Interior minister Paula Renner dismissed President Omar Delacroix on Friday.", "c"),
    ("negation", "lab", "The new material contains cobalt.", "c"),
    ("negation", "lab", "The cause of the fire was found.", "c"),
    ("negation", "bank", "The finance ministry commented.", "cu"),
    ("negation", "vote", "Opposition leader Ken Abara did not demand an inquiry.", "c"),
    ("opposite", "bank", "Shares of Norland's three largest lenders rose by nearly 5 percent.", "c"),
    ("opposite", "bank", "The governor warned that inflation remained too low.", "c"),
    ("opposite", "bank", "Economists at Beck & Söhne had predicted a decrease.", "c"),
    ("opposite", "vote", "The president appointed interior minister Paula Renner on Friday.", "c"),
    ("modality", "lab", "The university licensed the invention to carmakers.", "p"),
    ("quantifier", "lab", "All of the buses kept 90 percent of their range after two years.", "pc"),
    ("quote", "bank", "“Everybody should expect a cut this year,” Maurer said.", "c"),
    ("speaker", "vote", "Ken Abara said he was “not ashamed of anything”.", "c"),
    ("absent", "bank", "The governor was born in a fishing village.", "u"),
    ("absent", "lab", "Investors bought the start-up for an undisclosed sum.", "u"),
    ("absent", "vote", "Heavy rain flooded the southern provinces.", "u"),
    # as the source says, in its words or in others
    ("copied", "ferry", "The ferry Aurora ran aground off Port Ellis on Monday evening.", "s"),
    ("copied", "dam", "The parliament of Velland approved the Karst dam.", "s"),
    ("synonym", "ferry", "31 passengers of the ferry were injured.", "s"),
    ("synonym", "dam", "Velland's parliament approved the Karst dam in February 2021.", "s"),
    ("synonym", "club", "Harrow City defeated Eastvale United in the cup final.", "s"),
    ("passive", "war", "The border town of Sela was attacked by Morvia.", "s"),
    ("passive", "club", "Eastvale United were beaten by Harrow City.", "s"),
    ("passive", "firm", "The Polish plant of Zentrix was sold to Ostrava Holding.", "s"),
    ("number form", "ferry", "Northline plans to buy a second vessel for 1,200,000 euros.", "s"),
    ("number form", "ferry", "More than 30 passengers were hurt.", "s"),
    ("number form", "firm", "Zentrix cut 50 percent of its jobs.", "s"),
    ("number form", "club", "Over 40,000 people watched the match.", "s"),
    ("number form", "war", "At least 20 soldiers were killed.", "s"),
    ("date form", "dam", "The parliament approved the dam on 11 February 2021.", "s"),
    ("date form", "dam", "The Karst dam was approved in 2021.", "s"),
    ("date form", "firm", "In March 2022 Zentrix sold its Polish plant.", "s"),
    ("date form", "war", "Talks could resume in Geneva on May 3.", "s"),
    ("acronym", "war", "NATO said that it would not send troops.", "s"),
    ("acronym", "war", "The UN called for a ceasefire.", "s"),
    ("demonym", "firm", "Zentrix sold its plant in Poland.", "s"),
    ("surname", "dam", "Runeson supported the project.", "s"),
    ("surname", "club", "Brandt scored twice before half-time.", "s"),
    ("negation kept", "ferry", "Northline has not commented.", "s"),
    ("negation kept", "dam", "Farmers did not stop the construction in court.", "s"),
    ("negation kept", "war", "NATO will not send troops.", "s"),
    ("modality kept", "dam", "The dam may flood three villages.", "s"),
    ("modality kept", "dam", "The dam could flood three villages.", "s"),
    ("modality weaker", "ferry", "Northline intends to buy a second vessel.", "s"),
    ("quote kept", "club", "“We were the better side from the first minute,” said Forss.", "s"),
    ("quote kept", "club", "Lena Forss said they were “the better side”.", "s"),
    ("opposite denied", "dam", "The Green Alliance did not support the project.", "s"),
    ("two sentences", "firm", "Zentrix cut half of its jobs and its chief executive resigned in June.", "s"),
    # a number changed
    ("number", "ferry", "47 of the ferry's passengers were hurt.", "c"),
    ("number", "dam", "The parliament approved the dam by 74 votes to 47.", "c"),
    ("number", "dam", "The dam will cost about 700 million crowns.", "c"),
    ("number", "club", "More than 60,000 people watched the match.", "c"),
    ("number", "firm", "Revenue rose to 425 million dollars.", "c"),
    ("number", "ferry", "Northline plans to buy a second vessel for 1.2 billion euros.", "c"),
    ("number", "dam", "Prices of electricity fell by 21 percent.", "c"),
    ("unit", "firm", "Its market share slipped by two percent.", "c"),
    ("unit", "firm", "Revenue rose to 325 million euros.", "c"),
    ("number", "firm", "Zentrix cut a third of its jobs.", "c"),
    # a date changed
    ("date", "dam", "The parliament approved the Karst dam on Feb. 12, 2021.", "c"),
    ("date", "dam", "The Karst dam was approved in 2019.", "c"),
    ("date", "firm", "Robert Kline resigned in July.", "c"),
    ("date", "ferry", "The ferry ran aground on Tuesday evening.", "c"),
    # a name changed
    ("name", "ferry", "The ferry Borealis ran aground off Port Ellis.", "cu"),
    ("name", "ferry", "The ferry Aurora ran aground off Port Harlow.", "cu"),
    ("name", "dam", "Prime Minister Jonas Velk supported the project.", "cu"),
    ("name", "firm", "Zentrix sold its Polish plant to Kamden Holding.", "cu"),
    ("name", "firm", "Zentrix sold its German plant to Ostrava Holding.", "cu"),
    ("name", "war", "The European Union called for a ceasefire.", "cu"),
    ("name", "war", "Talks could resume in Vienna on 3 May.", "cu"),
    # who did what to whom
    ("role", "war", "Sela attacked Morvia before dawn.", "c"),
    ("role", "club", "Eastvale United beat Harrow City in the cup final.", "c"),
    ("role", "war", "Morvian tanks were driven back by Tasvan troops.", "c"),
    ("role", "firm", "Ostrava Holding sold its Polish plant to Zentrix.", "c"),
    # denied, or no longer denied
    ("negation", "dam", "The parliament of Velland did not approve the Karst dam.", "c"),
    ("negation", "ferry", "Northline commented.", "cu"),
    ("negation", "dam", "Farmers in the valley stopped the construction in court.", "c"),
    ("negation", "war", "NATO said that it would send troops.", "c"),
    ("negation", "ferry", "None of the injured remain in hospital.", "c"),
    ("negation", "club", "No fans were arrested after fights near the station.", "c"),
    ("negation", "club", "Paul Iveson had been unwell.", "cp"),
    # the opposite
    ("opposite", "dam", "Prices of electricity rose by 12 percent after the vote.", "c"),
    ("opposite", "dam", "Prime Minister Edda Runeson opposed the project.", "c"),
    ("opposite", "dam", "The parliament of Velland rejected the Karst dam.", "c"),
    ("opposite", "club", "Harrow City lost to Eastvale United in the cup final.", "c"),
    ("opposite", "firm", "Zentrix bought its Polish plant from Ostrava Holding.", "c"),
    ("opposite", "club", "Striker Tomas Brandt scored twice after half-time.", "c"),
    ("opposite", "dam", "Prices of electricity fell by 12 percent before the vote.", "c"),
    # firmer than the source
    ("modality", "dam", "The dam will flood three villages.", "p"),
    ("modality", "ferry", "Northline bought a second vessel.", "p"),
    ("modality", "firm", "Zentrix hid the losses from its banks.", "p"),
    ("modality", "war", "Talks between the two governments will resume in Geneva on 3 May.", "p"),
    ("modality", "war", "Talks between the two governments resumed in Geneva.", "p"),
    # more than the source counts
    ("quantifier", "club", "All fans were arrested after fights near the station.", "pc"),
    # not so said, or not by them
    ("quote", "club", "“We were the weaker side from the first minute,” said coach Lena Forss.", "c"),
    ("quote", "club", "Lena Forss called it “a day to remember”.", "cu"),
    ("speaker", "club", "“We were the better side from the first minute,” said Paul Iveson.", "c"),
    # cause
    ("cause", "firm", "The company cut half of its jobs despite the collapse of demand.", "c"),
    # not spoken of
    ("absent", "ferry", "The ferry had been built in a Korean shipyard.", "u"),
    ("absent", "club", "Ticket prices will double next season.", "u"),
    ("absent", "dam", "Scientists discovered a new species of beetle.", "u"),
    (
        "addition",
        "firm",
        "Chief executive Robert Kline resigned in June after an affair with a colleague.",
        "pu",
    ),
)
