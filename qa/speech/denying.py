"""The words in which claims are rejected in English: regular expressions, used by `qa.speech.denials`."""

import re

CLAIM = (  # what can be true or false, and is spoken of as said by somebody
    r"(?:claims?|allegations?|accusations?|reports?|rumou?rs?|suggestions?|charges?|stor(?:y|ies)|assertions?|"
    r"insinuations?|notion|idea|speculations?|theor(?:y|ies)|accounts?|statements?|contentions?|criticisms?|"
    r"versions?|figures?|estimates?|findings?|conclusions?|narratives?|gossip|talk|implications?|hypothes[ie]s|"
    r"testimony|descriptions?)"
)
BE = r"(?:is|was|are|were|be|been|being)"
ADVERBS = (
    r"(?:outright|flatly|categorically|strongly|firmly|vehemently|vigorously|again|repeatedly|publicly|"
    r"strenuously|angrily|emphatically|completely|entirely|totally|simply|utterly|absolutely|plainly|clearly|"
    r"immediately|quickly|promptly|swiftly|later|since|also|consistently|always|already|officially|just|quite|"
    r"wholly|all|patently|demonstrably|roundly|hotly|widely|subsequently|both)"
)
DENYING = r"den(?:y|ies|ied|ying)|ple(?:ads?|aded|ading|d)\s+not\s+guilty\s+to|denials?\s+(?=that\b)"
BACKWARDS = (  # verbs whose object is always a claim, and may be "this"
    r"disput(?:es?|ed|ing)|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?|debunk(?:s|ed|ing)?|disprov(?:es?|ed|en|ing)|"
    r"contradict(?:s|ed|ing)?"
)
REJECTING = (
    rf"{BACKWARDS}|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|repudiat(?:es?|ed|ing)|disavow(?:s|ed|ing)?|"
    r"quash(?:es|ed|ing)?|scotch(?:es|ed|ing)?|dispel(?:s|led|ling)?|discount(?:s|ed|ing)?|rubbish(?:es|ed|ing)?|"
    r"(?:scoff(?:s|ed|ing)?|hit(?:s|ting)?\s+back|hit(?:s|ting)?\s+out)\s+at|"
    r"(?:laugh|brush|shrug|wav)(?:s|es|ed|ing)?\s+(?:off|aside)|sho(?:o?ts?|oting)\s+down|"
    r"push(?:es|ed|ing)?\s+back\s+(?:against|on|at)|pour(?:s|ed|ing)?\s+cold\s+water\s+on|"
    r"t(?:ake|akes|ook|aking)\s+issue\s+with"
)
CALLING = (
    r"call(?:s|ed|ing)?|describ(?:es?|ed|ing)|brand(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|term(?:s|ed|ing)?|"
    r"denounc(?:es?|ed|ing)|condemn(?:s|ed|ing)?|characteri[sz](?:es?|ed|ing)|deem(?:s|ed|ing)?|"
    r"consider(?:s|ed|ing)?|slam(?:s|med|ming)?|decr(?:y|ies|ied|ying)|blast(?:s|ed|ing)?|ridicul(?:es?|ed|ing)|"
    r"dub(?:s|bed|bing)?|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|"
    r"(?:laugh|brush|shrug|wav)(?:s|es|ed|ing)?\s+(?:off|aside)"
)
_VERY = (
    r"(?:(?:an?|the|mere|mer(?:e|ely)|just|pure|purely|complete|completely|total|totally|utter|utterly|absolute|"
    r"absolutely|entirely|simply|outright|wholly|downright|blatant|blatantly|deliberate|malicious|wild|baseless|"
    r"plain|plainly|patently|manifestly|categorically|demonstrably|old|deeply|grossly|factually)\s+)*"
)
_FALSE = (
    r"baseless|false|falsehoods?|untrue|unfounded|groundless|lies?|fabrications?|fabricated|nonsense|nonsensical|"
    r"rubbish|fake|fake\s+news|hoax|myths?|invented|inventions?|made[\s-]up|incorrect|inaccurate|fictions?|"
    r"fictitious|fantas(?:y|ies)|disinformation|unsubstantiated|erroneous|slander|slanderous|libel|defamatory|"
    r"smears?|propaganda|speculation|bogus|without\s+(?:any\s+)?(?:foundation|basis|merit|substance)|"
    r"far\s+from\s+the\s+truth|not\s+true|wide\s+of\s+the\s+mark|hogwash|bunk|old\s+wives['’]\s+tales?"
)
UNTRUE = (
    rf"{_VERY}(?:{_FALSE}|wrong|misleading|absurd|ridiculous|preposterous|ludicrous|laughable|outlandish|malicious|"
    r"far-fetched|implausible|mistaken|rumou?rs?|gossip|exaggerat(?:ed|ions?)|politically\s+motivated|insulting)"
)
PLAINLY_FALSE = (  # what a claim may be, said of it by "is"
    rf"{_VERY}(?:{_FALSE}|wrong)(?!\s+(?:to|alarm|start|name|teeth|passport|door|way)\b)|"
    r"not\s+(?:\w+ly\s+)?(?:true|so|the\s+case|correct|accurate|what\s+happened)|no\s+more\s+than\s+rumou?rs?"
)
CONCRETE = re.compile(  # a thing may be these as well as a claim: "it was fake", "they were wrong"
    rf"{_VERY}(?:fake|invented|made[\s-]up|fictitious|bogus|wrong|rubbish|propaganda|fictions?|fantas(?:y|ies))",
    re.IGNORECASE,
)
NO_TRUTH = (
    r"(?:no|not\s+a\s+(?:word|shred|grain|scrap)\s+of|little|without\s+any)\s+(?:\w+\s+)?"
    r"(?:truth|basis|foundation|substance|evidence)\s+(?:in|to|for|behind|of|that)|contrary\s+to"
)
NOT_DENIED = re.compile(
    r"(?:\b(?:not(?!\s+only)|never|cannot|without|no\s+longer|neither|nor|hardly|refus\w+\s+to|declin\w+\s+to|"
    r"stop\w*\s+short\s+of|confirm\w*\s+or|(?:hard|difficult|impossible)\s+to|nobody|no\s+one|none|"
    r"if|whether|would|unless|why)|n['’]t)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
GRANTED = re.compile(  # what is refused to somebody, and not said to be untrue
    r"\b(?:access|entry|bail|visas?|permission|parole|asylum|leave|service|treatment|passage|aid|rights?|request|"
    r"application|appeal|motion|petition|bid|opportunity|chance|licen[cs]e|compensation|benefits?|justice|"
    r"admission|permits?|medical\s+care|a\s+seat|a\s+place|custody|relief|tenure|promotion|funding|funds|citizenship|money|credit|water|food|sleep)\b",
    re.IGNORECASE,
)
SECOND_OBJECT = re.compile(  # denied her a seat, denied the hosts a win
    r"(?:him|her|them|us|me|you)\b(?!\s+\w+ing)|"
    r"(?!(?:any|all|that|having|being|ever)\b|\w+ing\b)(?:(?:the|a|an|his|her|their|its)\s+)?"
    r"(?:[\w'’-]+\s+){1,2}?(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bfor )(?<!\bwith )(?<!\bon )"
    r"(?<!\band )(?<!\bor )(?<!\bthe )(?<!\ba )"
    r"(?:an?|the|his|her|its|their|any|another)\s",
)
NO_CLAIM = re.compile(  # what is asked for and not said to be so
    r"\b(?:claims?\s+for|(?:insurance|asylum|compensation|damages|land|pay|expenses?|refund|territorial)\s+claims?|"
    r"service\s+charges?|charges?\s+for|talks?\s+(?:with|offer)|idea\s+for|stor(?:y|ies)\s+for|bank\s+accounts?|on\s+account\s+of|"
    r"suggestions?\s+for)\b",
    re.IGNORECASE,
)
ABOUT = (
    r"of|about|concerning|regarding|over|on|linking|against|accusing|involving|"
    r"(?:suggesting|saying)(?:\s+that)?"
)
MADE_CLAIM = (  # "by the Orrin Post", "in a tabloid", "made on Monday", between the noun and its clause
    r"(?:\s+(?:by|in|from|made|on|published|carried|circulating|spread|online|to|put|about|levelled|against)\b"
    r"(?:\s+(?!that\b)[\w'’.-]+){0,8})?"
)
STARTS_CLAUSE = re.compile(  # "claims the captain drank", "rumours Kov had left"
    r"\s+(?:(?:the|an?|his|her|its|their|he|she|it|they|there|no|some|this|these)\s|[A-Z][\w'’-]+\s+(?!as\b))"
)
LEADS = re.compile(
    rf"^(?:(?:{ADVERBS}|to\s+\w+(?=\s+that\b)|(?:yesterday|today)|on\s+\w+day(?:\s+(?:night|morning|evening|afternoon))?|in\s+(?:an?\s+)?\w+(?=\s+that\b))"
    r",?\s+)+",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    r"[;:]|[—–]|[.!?][\"”’)]*(?:\s|$)|,[\"”’]|,\s+(?:saying|adding|insisting|calling|but|while|which|who|according|"
    r"although|though|however|whereas|accusing|claiming|arguing|telling|noting|stressing|as|citing|and\s+(?:said|says|has|is|"
    r"was|called|accused|insisted|added|told)|he|she|it|they)\b|\s+(?:after|when)\s+(?:he|she|they|it)\b"
)
