using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Where an object stands decides what an unknown member in it means (spec 1.1).</summary>
internal enum ExtraRule
{
    /// <summary>Kept and not reported.</summary>
    None = 0,

    /// <summary>Top level of a policy: tool members are expected.</summary>
    Policy,

    /// <summary>The condition set: a condition of value unknown.</summary>
    Conditions,

    /// <summary>A list pair of includes and excludes: an entry on the side that the name says.</summary>
    Sides,

    /// <summary>An object on the include side.</summary>
    Include,

    /// <summary>An object on the exclude side.</summary>
    Exclude,

    /// <summary>Grant controls: a control that is never satisfied.</summary>
    Grant,

    /// <summary>No effect on a decision.</summary>
    Kept,
}

internal static class ExtraRules
{
    public static ExtraEffect EffectOf(ExtraRule rule, string name) => rule switch
    {
        ExtraRule.Conditions or ExtraRule.Grant => ExtraEffect.UnknownCondition,
        ExtraRule.Include => ExtraEffect.UnknownInclude,
        ExtraRule.Exclude => ExtraEffect.UnknownExclude,
        ExtraRule.Sides when name.StartsWith("include", StringComparison.OrdinalIgnoreCase) => ExtraEffect.UnknownInclude,
        ExtraRule.Sides when name.StartsWith("exclude", StringComparison.OrdinalIgnoreCase) => ExtraEffect.UnknownExclude,
        ExtraRule.Sides => ExtraEffect.UnknownCondition,
        _ => ExtraEffect.None,
    };

    public static void Report(ReadContext context, ExtraRule rule, string name, JsonNode value, ExtraEffect effect)
    {
        string quoted = DiagnosticText.Quote(name);
        if (rule == ExtraRule.Grant)
        {
            context.Warn(DiagnosticCodes.UnknownWord, value, $"grant control {quoted} is not understood and counts as never satisfied",
                "update this library, or remove the control", "V-25");
        }
        else if (effect == ExtraEffect.None)
        {
            context.Warn(DiagnosticCodes.UnknownMember, value, $"member {quoted} is not understood and has no effect", "check its spelling; it is kept for writing back");
        }
        else
        {
            context.Warn(DiagnosticCodes.UnknownCondition, value, $"{quoted} is not understood, so {Meaning(effect)} is unknown and counts as restricting",
                "check its spelling, or update this library", "V-25");
        }
    }

    private static string Meaning(ExtraEffect effect) => effect switch
    {
        ExtraEffect.UnknownInclude => "an included entry",
        ExtraEffect.UnknownExclude => "an excluded entry",
        _ => "a condition",
    };
}
