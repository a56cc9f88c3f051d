using System.ComponentModel;
using ConditionalAccess.Custom;

namespace ConditionalAccess.Scripting;

/// <summary>What the script of a condition is bound in: its one member is the one name that such a script begins with. There is never an object of this type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConditionScope
{
    private protected ConditionScope()
    {
    }

    /// <summary>The sign-in.</summary>
#pragma warning disable IDE1006 // Scripts write it as the parameter of a function.
    public abstract SignInFacts signIn { get; }
#pragma warning restore IDE1006
}

/// <summary>What the script of a compliance rule is bound in: its one member is the one name that such a script begins with. There is never an object of this type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RuleScope
{
    private protected RuleScope()
    {
    }

    /// <summary>The device.</summary>
#pragma warning disable IDE1006 // Scripts write it as the parameter of a function.
    public abstract ManagedDeviceFacts device { get; }
#pragma warning restore IDE1006
}
