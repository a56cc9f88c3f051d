using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>What every rule may look at: one sign-in, the tenant, the options and the mode.</summary>
internal sealed class ReferenceContext(TenantConfiguration tenant, EngineOptions options, FilterRules filters, EvaluationMode mode, SignIn signIn)
{
    // In WhatIf every absent signal first takes Graph's default (spec 9.1).
    private readonly SignIn _signIn = mode == EvaluationMode.WhatIf ? WhatIfDefaults.Fill(signIn) : signIn;

    public TenantConfiguration Tenant { get; } = tenant;

    public EngineOptions Options { get; } = options;

    public FilterRules Filters { get; } = filters;

    public bool IsWhatIf { get; } = mode == EvaluationMode.WhatIf;

    public ref readonly SignIn SignIn => ref _signIn;

    /// <summary>The value of an entry whose signal is absent: unknown, or in WhatIf, where matching is two-valued, no match (spec 0.3).</summary>
    public Match Absent => IsWhatIf ? Match.No : Match.NotSupplied;

    /// <summary>Whether the request is for this user action.</summary>
    public bool HasUserAction => SignIn.Resource.UserAction is { IsKnown: true, IsNone: false };

    /// <summary>Whether the subject is a person: a kind that is not said counts as a user (spec 4.0).</summary>
    public bool IsUser => SignIn.Subject is SubjectKind.Unknown or SubjectKind.User;

    /// <summary>Compares an id of a policy with an id of the sign-in; an absent one is unknown (spec 0.3-4, 0.3-5).</summary>
    public static Match SameId(GraphId entry, GraphId signal) => signal.IsKnown ? Match.Of(entry == signal) : Match.NotSupplied;
}
