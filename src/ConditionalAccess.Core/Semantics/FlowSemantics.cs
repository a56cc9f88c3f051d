using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Semantics;

/// <summary>Spec 4.10: authentication flows.</summary>
internal static class FlowSemantics
{
    /// <summary>Spec 4.10: the current or the session's original transfer method is in the list.</summary>
    public static Match Flows(ConditionSet conditions, ReferenceContext context, RuleTrace trace)
    {
        if (conditions.TransferMethods.IsEmpty) return Match.Yes;
        var sides = new ConditionSides(PolicyConditions.AuthenticationFlows, trace);
        foreach (GraphWord<TransferMethod> method in conditions.TransferMethods)
            sides.Included.Add(Flow(method.Value, context.SignIn.Client), Word(method.Value));
        return sides.Result;
    }

    /// <summary>Assumption A-23: neither the request nor the session came by device code or transfer.</summary>
    public static Truth IsOrdinary(ClientSignals client)
        => Flow(TransferMethod.DeviceCodeFlow, client).Or(Flow(TransferMethod.AuthenticationTransfer, client)).Not().Value;

    private static Match Flow(TransferMethod wanted, ClientSignals client)
    {
        if (wanted == TransferMethod.Unknown) return Match.NotUnderstood;
        return Same(wanted, client.TransferMethod).Or(Same(wanted, Original(client)));
    }

    /// <summary>Spec 4.0: an original method that is absent is the same as the current one.</summary>
    private static TransferMethod Original(ClientSignals client)
        => client.OriginalTransferMethod == TransferMethod.Unknown ? client.TransferMethod : client.OriginalTransferMethod;

    private static Match Same(TransferMethod wanted, TransferMethod signal)
        => signal == TransferMethod.Unknown ? Match.NotSupplied : Match.Of(wanted == signal);

    private static SatisfiedRule Word(TransferMethod method) => method switch
    {
        TransferMethod.DeviceCodeFlow => SatisfiedRule.DeviceCodeFlow,
        TransferMethod.AuthenticationTransfer => SatisfiedRule.AuthenticationTransfer,
        _ => SatisfiedRule.None,
    };
}
