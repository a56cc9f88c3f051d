using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>What changes to a sign-in may never do. Each law returns null when it holds, else what is wrong.</summary>
internal sealed class SignInLaws(Evaluator evaluator)
{
    public string? ProofNeverMakesStricter(GeneratedCase c)
    {
        // A custom condition may say anything about a proof, also that it makes the policy apply.
        GeneratedCase usual = PolicyEdits.WithoutCustomConditions(c);
        foreach ((string proof, SignIn proven) in SignInEdits.Proofs(c.SignIn, c.Seed))
        {
            if (NotStricter(usual, proven, "proof " + proof) is { } wrong) return wrong;
        }

        return null;
    }

    public string? ManagedDeviceNeverMakesStricter(GeneratedCase c)
    {
        TenantConfiguration tenant = c.Tenant with
        {
            Policies = ValueArray.From(c.Tenant.Policies.Select(p => p with { Conditions = p.Conditions with { Devices = null, DeviceStates = null, CustomCondition = null } })),
        };
        return NotStricter(c with { Tenant = tenant }, SignInEdits.WithManagedDevice(c.SignIn), "a compliant, hybrid joined device");
    }

    public string? AbsentSignalNeverLoosens(GeneratedCase c)
    {
        Decide decide = evaluator.For(c.Tenant, c.Options);
        Verdict before = decide(c.SignIn, EvaluationMode.Enforce);
        foreach ((string path, SignIn less) in Smaller.WithoutOneMember(c.SignIn))
        {
            if (!SignInEdits.IsSignal(path) || Exceptions.AbsenceMeansSomething(path, c.SignIn) is not null) continue;
            Verdict after = decide(less, EvaluationMode.Enforce);
            if (after.Outcome < before.Outcome) return $"leaving out {path} loosened\n{before}\nto\n{after}";
        }

        return null;
    }

    public string? WhatIfNeverAsksForMore(GeneratedCase c)
    {
        Decide decide = evaluator.For(c.Tenant, c.Options);
        Verdict enforced = decide(c.SignIn, EvaluationMode.Enforce), asked = decide(c.SignIn, EvaluationMode.WhatIf);
        return asked.Outcome <= enforced.Outcome ? null : $"WhatIf gives\n{asked}\nEnforce only\n{enforced}";
    }

    public string? OrderOfListsIsIrrelevant(GeneratedCase c) => Same(c, SignInEdits.Reversed(c.SignIn), "reversing the lists");

    public string? OnlyDistancesInTimeMatter(GeneratedCase c)
        => SignInEdits.TryShift(c.SignIn, TimeSpan.FromDays(37), out SignIn later) ? Same(PolicyEdits.WithoutCustomConditions(c), later, "shifting every instant") : null;

    public string? EmptySignInIsDecided(GeneratedCase c)
    {
        Decide decide = evaluator.For(c.Tenant, c.Options);
        Verdict nothing = decide(default, c.Mode);
        return nothing.Outcome == DecisionOutcome.None ? "no outcome for an empty sign-in" : null;
    }

    public string? SameQuestionSameAnswer(GeneratedCase c) => Same(c, c.SignIn, "asking again");

    public string? BlockForEveryoneBlocks(GeneratedCase c)
    {
        if (!SignInEdits.IsPlainUserRequest(c.SignIn)) return null;
        var block = new ConditionalAccessPolicy
        {
            Conditions = new ConditionSet { Users = UserAssignment.All, Applications = ApplicationAssignment.All },
            GrantControls = GrantControls.AllOf(BuiltInControl.Block),
        };
        TenantConfiguration tenant = c.Tenant with { Policies = [.. c.Tenant.Policies, block] };
        Verdict verdict = evaluator.For(tenant, c.Options)(c.SignIn, c.Mode);
        return verdict.Outcome == DecisionOutcome.Blocked ? null : $"a block for everyone and everything gives\n{verdict}";
    }

    private string? Same(GeneratedCase c, SignIn changed, string change)
    {
        Verdict before = evaluator.For(c.Tenant, c.Options)(c.SignIn, c.Mode), after = evaluator.For(c.Tenant, c.Options)(changed, c.Mode);
        return before == after ? null : $"{change} changed\n{before}\nto\n{after}";
    }

    private string? NotStricter(GeneratedCase c, SignIn changed, string change)
    {
        Decide decide = evaluator.For(c.Tenant, c.Options);
        Verdict before = decide(c.SignIn, c.Mode), after = decide(changed, c.Mode);
        return after.Outcome <= before.Outcome ? null : $"{change} tightened\n{before}\nto\n{after}";
    }
}
