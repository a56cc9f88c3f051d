using ConditionalAccess.Custom;
using ConditionalAccess.Custom.Reference;
using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>The custom condition of a policy: one more condition that has to hold.</summary>
internal static class CustomSemantics
{
    /// <summary>The condition; not configured counts as true, a text that is not understood is unknown.</summary>
    public static Match Custom(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.CustomCondition is not { } custom) return Match.Yes;
        if (custom.Node is not { } node) return Match.NotUnderstood;
        CustomResult result = new SignInReference(context).Evaluate(node);
        trace.Custom = result;
        return result.Value == Truth.Unknown ? Match.NotSupplied : Match.Of(result.Value == Truth.Yes);
    }

    // Spec 4.8: as a filter sees an extension attribute. A negation cannot be decided for a device that is not managed.
    private sealed class SignInReference(ReferenceContext context) : CustomReference
    {
        private readonly SignInFactReadings _facts = new(context);

        protected override bool IsWhatIf => context.IsWhatIf;

        protected override FactReading Read(FactValue fact) => _facts.Read(fact);

        protected override Truth Extension(CustomTest test, Truth value, Truth withoutValue)
        {
            if (DeviceSemantics.Registered(context) != Truth.Yes) return value;
            Truth managed = DeviceSemantics.IsManaged(context);
            if (managed == Truth.Yes) return value;
            if (test.IsNegative) return context.IsWhatIf ? withoutValue : Truth.Unknown;
            if (managed == Truth.No || context.IsWhatIf) return withoutValue;
            return value == withoutValue ? value : Truth.Unknown;
        }
    }
}
