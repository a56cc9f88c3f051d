namespace ConditionalAccess.Diagnostics;

/// <content>Conditions and rules that are expressions. A compiler of scripts adds findings with codes of its own, from CAP1601 on.</content>
public static partial class DiagnosticCodes
{
    /// <summary>A document holds a script, and the host gave no compiler for it: what it says is unknown.</summary>
    public const string ScriptNotCompiled = "CAP1501";

    /// <summary>A condition or rule that says nothing.</summary>
    public const string ScriptEmpty = "CAP1502";

    /// <summary>A script that is too long.</summary>
    public const string ScriptTooLong = "CAP1503";

    /// <summary>An expression that holds something that is not allowed.</summary>
    public const string ExpressionNotAllowed = "CAP1504";

    /// <summary>The compiler failed: it threw, or did not answer for every script.</summary>
    public const string ScriptCompilerFailed = "CAP1505";

    /// <summary>A custom rule without a name, or with the name of another one.</summary>
    public const string CustomRuleName = "CAP1506";
}
