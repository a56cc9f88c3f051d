using ConditionalAccess.Evaluation;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// A device whose place in every policy of an engine was worked out once (<see cref="PolicyEngine.PrepareDevice"/>): every device filter is answered.
/// </summary>
/// <remarks>
/// Immutable and thread-safe. What was worked out is for a registered device that can be seen in the request; where it cannot, and in
/// <see cref="EvaluationMode.WhatIf"/>, what is known about the device is used in its place. An engine other than its own does the same, so it
/// stays right for good; when an engine was published, prepare again (<see cref="IsFor"/>) to be fast again. A device that changes has to be
/// prepared anew.
/// </remarks>
public sealed class PreparedDevice
{
    private readonly PolicyEngine _engine;

    internal PreparedDevice(PolicyEngine engine, in DeviceSignals device)
    {
        _engine = engine;
        Row = new DeviceRow(engine.Plan, in device);
    }

    /// <summary>What is known about the device.</summary>
    public ref readonly DeviceSignals Signals => ref Row.Device;

    /// <summary>The version of the engine that it is prepared for.</summary>
    public string EngineVersion => _engine.Version;

    internal DeviceRow Row { get; }

    /// <summary>Whether an engine can use what was worked out; else it works it out anew at each decision.</summary>
    /// <param name="engine">The engine.</param>
    public bool IsFor(PolicyEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return ReferenceEquals(engine.Plan, Row.Plan);
    }
}
