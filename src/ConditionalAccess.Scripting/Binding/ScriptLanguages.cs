using ConditionalAccess.Custom;
using ConditionalAccess.Scripting.Translating;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>The languages of the kinds of scripts, made when they are first needed and kept for the process.</summary>
internal static class ScriptLanguages
{
    private static readonly Lazy<ScriptLanguage> s_conditions = new(() => new ScriptLanguage(typeof(ConditionScope), Vocabularies.Of(typeof(SignInFacts))));
    private static readonly Lazy<ScriptLanguage> s_rules = new(() => new ScriptLanguage(typeof(RuleScope), Vocabularies.Of(typeof(ManagedDeviceFacts))));

    /// <summary>The language of a kind; null for a kind that has no name.</summary>
    public static ScriptLanguage? Of(ScriptKind kind) => kind switch
    {
        ScriptKind.Condition => s_conditions.Value,
        ScriptKind.Rule => s_rules.Value,
        _ => null,
    };
}
