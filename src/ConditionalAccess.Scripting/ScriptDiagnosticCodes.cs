namespace ConditionalAccess.Scripting;

/// <summary>The codes of what can be wrong with a script: 51xx. Never reused for another meaning. Every one is an error: the script is refused.</summary>
public static class ScriptDiagnosticCodes
{
    /// <summary>Error: the script is empty or blank, or holds comments only.</summary>
    public const string Empty = "CAP5101";

    /// <summary>Error: the script has more characters than the limit.</summary>
    public const string TooLong = "CAP5102";

    /// <summary>Error: parentheses and signs before them are nested deeper than the limit.</summary>
    public const string NestedTooDeep = "CAP5103";

    /// <summary>Error: the script has more words and signs than the limit.</summary>
    public const string TooManyElements = "CAP5104";

    /// <summary>Error: there are more scripts than the limit, and this is one too many.</summary>
    public const string TooManyScripts = "CAP5105";

    /// <summary>Error: a character that cannot be seen, or that changes how the text around it is shown.</summary>
    public const string HiddenCharacter = "CAP5106";

    /// <summary>Error: a text, number or comment is malformed, for example not closed.</summary>
    public const string Malformed = "CAP5107";

    /// <summary>Error: a sign, word or form of C# that scripts do not have.</summary>
    public const string NotPartOfScripts = "CAP5108";

    /// <summary>Error: something is missing or left over, for example a parenthesis.</summary>
    public const string Syntax = "CAP5109";

    /// <summary>Error: a name with an escape, an @ or letters outside of ASCII.</summary>
    public const string NameDisguised = "CAP5110";

    /// <summary>Error: a name that means nothing here.</summary>
    public const string NameUnknown = "CAP5111";

    /// <summary>Error: what stands before the dot has no such member.</summary>
    public const string MemberUnknown = "CAP5112";

    /// <summary>Error: a type or member that exists and is not on the list of what scripts may use.</summary>
    public const string NotAvailable = "CAP5113";

    /// <summary>Error: an operator between values that it cannot take.</summary>
    public const string TypesDiffer = "CAP5114";

    /// <summary>Error: the script is not a condition: it gives something else than true or false.</summary>
    public const string NotACondition = "CAP5115";

    /// <summary>Error: a method or a new value has the wrong arguments.</summary>
    public const string WrongArguments = "CAP5116";

    /// <summary>Error: a value that its type cannot hold.</summary>
    public const string ValueOutOfRange = "CAP5117";

    /// <summary>Error: a comparison that always gives the same.</summary>
    public const string AlwaysTheSame = "CAP5118";

    /// <summary>Error: the compiler refuses the script for a reason that has no text of its own here.</summary>
    public const string Refused = "CAP5119";

    /// <summary>Error: the script is in another language than C#.</summary>
    public const string LanguageUnknown = "CAP5120";
}
