namespace ConditionalAccess.Scripting;

/// <summary>The codes of what can be wrong with a script: 1601 to 1620. Never reused for another meaning. Every one is an error: the script is refused.</summary>
public static class ScriptDiagnosticCodes
{
    /// <summary>Error: the script is empty or blank, or holds comments only.</summary>
    public const string Empty = "CAP1601";

    /// <summary>Error: the script has more characters than the limit.</summary>
    public const string TooLong = "CAP1602";

    /// <summary>Error: parentheses and signs before them are nested deeper than the limit.</summary>
    public const string NestedTooDeep = "CAP1603";

    /// <summary>Error: the script has more words and signs than the limit.</summary>
    public const string TooManyElements = "CAP1604";

    /// <summary>Error: there are more scripts than the limit, and this is one too many.</summary>
    public const string TooManyScripts = "CAP1605";

    /// <summary>Error: a character that cannot be seen, or that changes how the text around it is shown.</summary>
    public const string HiddenCharacter = "CAP1606";

    /// <summary>Error: a text, number or comment is malformed, for example not closed.</summary>
    public const string Malformed = "CAP1607";

    /// <summary>Error: a sign, word or form of C# that scripts do not have.</summary>
    public const string NotPartOfScripts = "CAP1608";

    /// <summary>Error: something is missing or left over, for example a parenthesis.</summary>
    public const string Syntax = "CAP1609";

    /// <summary>Error: a name with an escape, an @ or letters outside of ASCII.</summary>
    public const string NameDisguised = "CAP1610";

    /// <summary>Error: a name that means nothing here.</summary>
    public const string NameUnknown = "CAP1611";

    /// <summary>Error: what stands before the dot has no such member.</summary>
    public const string MemberUnknown = "CAP1612";

    /// <summary>Error: a type or member that exists and is not on the list of what scripts may use.</summary>
    public const string NotAvailable = "CAP1613";

    /// <summary>Error: an operator between values that it cannot take.</summary>
    public const string TypesDiffer = "CAP1614";

    /// <summary>Error: the script is not a condition: it gives something else than true or false.</summary>
    public const string NotACondition = "CAP1615";

    /// <summary>Error: a method or a new value has the wrong arguments.</summary>
    public const string WrongArguments = "CAP1616";

    /// <summary>Error: a value that its type cannot hold.</summary>
    public const string ValueOutOfRange = "CAP1617";

    /// <summary>Error: a comparison that always gives the same.</summary>
    public const string AlwaysTheSame = "CAP1618";

    /// <summary>Error: the compiler refuses the script for a reason that has no text of its own here.</summary>
    public const string Refused = "CAP1619";

    /// <summary>Error: the script is in another language than C#.</summary>
    public const string LanguageUnknown = "CAP1620";
}
